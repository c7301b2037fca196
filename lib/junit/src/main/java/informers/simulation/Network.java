package informers.simulation;

import informers.testkit.SeededScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import replay.internal.request.ApiRequest;

/** The faults that last, and those that wait for a request. It does nothing by itself. Used by one task at a time. */
final class Network {
    private static final long USUAL_DELAY = 20_000_000;

    private static final class Armed {
        final FaultStep step;
        int before; // writes that pass
        int times;

        Armed(FaultStep step) {
            this.step = step;
            this.before = step.pick(0, 3);
            this.times = step.fault() == Fault.REFUSED ? 1 + step.pick(4, 3) : 1;
        }
    }

    private final SeededScheduler scheduler;
    private final Onlooker onlooker;
    private final List<Armed> armed = new ArrayList<>();
    private final List<FaultStep> lags = new ArrayList<>();
    private final List<WatchBody> open = new ArrayList<>();
    private Duration staleness = Duration.ZERO;
    private long handlersLateUntil;

    Network(SeededScheduler scheduler, Onlooker onlooker) {
        this.scheduler = scheduler;
        this.onlooker = onlooker;
    }

    Onlooker onlooker() {
        return onlooker;
    }

    /** Returns a delay for a request, a response or an event: often zero. */
    Duration delay() {
        double random = scheduler.random();
        return random < 0.5 ? Duration.ZERO : Duration.ofNanos((long) (USUAL_DELAY * (random - 0.5) * 2));
    }

    void arm(FaultStep step) {
        armed.add(new Armed(step));
    }

    /** Returns the fault that happens to this write, if one does. */
    Optional<FaultStep> faultOf(ApiRequest write) {
        for (Iterator<Armed> all = armed.iterator(); all.hasNext(); ) {
            Armed next = all.next();
            if (next.step.fault() == Fault.CONFLICT && !write.method().equals("PUT")) {
                continue;
            }
            if (next.before > 0) {
                next.before--;
                continue;
            }
            if (--next.times == 0) {
                all.remove();
            }
            return Optional.of(next.step);
        }
        return Optional.empty();
    }

    void lag(FaultStep step) {
        lags.add(step);
    }

    /** Returns how late the events of a watch of this path are now, besides the usual delay. */
    Duration lag(String path) {
        Duration most = Duration.ZERO;
        String resource = path.substring(path.lastIndexOf('/') + 1);
        for (FaultStep lag : lags) {
            boolean all = lag.pick(0, 3) == 0; // otherwise about half of the resources
            if ((all || ((resource.hashCode() ^ lag.pick(4, 1 << 20)) & 1) == 0)
                    && lag.length().compareTo(most) > 0) {
                most = lag.length();
            }
        }
        return most;
    }

    void stale(Duration age) {
        staleness = age;
    }

    /** Returns how old a list may be that accepts any version. */
    Duration staleness() {
        return staleness;
    }

    void lateHandlers(Duration length) {
        handlersLateUntil = Math.max(handlersLateUntil, scheduler.nanoTime() + length.toNanos());
    }

    /** Returns how much longer handlers stand still. */
    Duration handlersLate() {
        return Duration.ofNanos(Math.max(0, handlersLateUntil - scheduler.nanoTime()));
    }

    void opened(WatchBody watch) {
        open.add(watch);
        onlooker.opened(watch);
    }

    void closed(WatchBody watch) {
        if (open.remove(watch)) {
            onlooker.closed(watch);
        }
    }

    /** Ends the watches of a replica, or all. */
    void cut(Optional<ReplicaSlot> of) {
        for (WatchBody watch : List.copyOf(open)) {
            if (of.isEmpty() || of.get() == watch.owner()) {
                watch.cut();
            }
        }
    }

    /** Closes the watches of a replica that died. */
    void close(ReplicaSlot of) {
        for (WatchBody watch : List.copyOf(open)) {
            if (of == watch.owner()) {
                watch.abandon();
            }
        }
    }

    /** Ends all faults. */
    void heal() {
        armed.clear();
        lags.clear();
        staleness = Duration.ZERO;
        handlersLateUntil = 0;
        List.copyOf(open).forEach(WatchBody::hurry);
    }
}
