package informers.chaos;

import informers.util.Concurrency;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The failures between client and server: those planned for the next request or stream, and those that last. It
 * does nothing by itself; the code that transports requests and bytes queries it. Thread-safe.
 */
final class Network {
    /** Which request. */
    enum Target {
        LIST,
        /** The second page of a list, or a later one. */
        PAGE,
        WATCH,
        STREAMED_LIST
    }

    /** A failure of a stream after a number of further events. */
    record StreamFault(Spoil spoil, int afterEvents) {
        @Override
        public String toString() {
            return spoil + (afterEvents == 0 ? "" : " after " + afterEvents + " more events");
        }
    }

    /** An open watch, into which failures can be injected. Called without the network's lock. */
    interface Hurtable {
        void hurt(StreamFault fault);

        void heal();
    }

    /**
     * The longest delays of bytes.
     *
     * @param usual normally
     * @param slow while the network is slow
     */
    record Delays(Duration usual, Duration slow) {}

    static final Delays VIRTUAL = new Delays(Duration.ofMillis(20), Duration.ofSeconds(4));
    static final Delays REAL = new Delays(Duration.ofMillis(2), Duration.ofMillis(30));

    private final Concurrency concurrency;
    private final Delays delays;
    private final Map<Target, Deque<Refusal>> refusals = new EnumMap<>(Target.class);
    private final Deque<StreamFault> forNextStream = new ArrayDeque<>();
    private final Map<Mood, Long> until = new EnumMap<>(Mood.class);
    private final List<Hurtable> open = new ArrayList<>();

    Network(Concurrency concurrency, Delays delays) {
        this.concurrency = concurrency;
        this.delays = delays;
    }

    synchronized void refuse(Target target, Refusal refusal, int times) {
        for (int i = 0; i < times; i++) {
            refusals.computeIfAbsent(target, t -> new ArrayDeque<>()).add(refusal);
        }
    }

    /** Injects a failure into the streams that are open now. */
    void hurtOpen(StreamFault fault) {
        copyOfOpen().forEach(stream -> stream.hurt(fault));
    }

    synchronized void hurtNext(StreamFault fault) {
        forNextStream.add(fault);
    }

    void mood(Mood mood, Duration length) {
        synchronized (this) {
            until.put(mood, concurrency.nanoTime() + length.toNanos());
        }
        if (mood == Mood.OUTAGE) {
            hurtOpen(new StreamFault(Spoil.RESET, 0));
        }
    }

    /** Ends all failures; but a connection that is silently dead stays dead. */
    void heal() {
        synchronized (this) {
            refusals.clear();
            forNextStream.clear();
            until.clear();
        }
        copyOfOpen().forEach(Hurtable::heal);
    }

    /** Returns what the next request of this kind receives instead of its response. */
    synchronized Optional<Refusal> refusal(Target target) {
        if (is(Mood.OUTAGE)) {
            return Optional.of(Refusal.REFUSED);
        }
        if (target == Target.STREAMED_LIST && is(Mood.NO_WATCH_LIST)) {
            return Optional.of(Refusal.NO_WATCH_LIST);
        }
        Deque<Refusal> waiting = refusals.get(target);
        Optional<Refusal> refusal = waiting == null ? Optional.empty() : Optional.ofNullable(waiting.poll());
        refusal.ifPresent(Tally::count);
        refusal.ifPresent(r -> Tally.count(target));
        return refusal;
    }

    /** Returns how much longer a mood lasts; zero if it is not active. */
    synchronized Duration left(Mood mood) {
        return Duration.ofNanos(Math.max(0, until.getOrDefault(mood, 0L) - concurrency.nanoTime()));
    }

    synchronized boolean is(Mood mood) {
        Long end = until.get(mood);
        boolean lasts = end != null && concurrency.nanoTime() < end;
        if (lasts) {
            Tally.count(mood);
        }
        return lasts;
    }

    /** Returns a delay for bytes: often zero. */
    Duration delay() {
        if (is(Mood.SLOW)) {
            return part(delays.slow());
        }
        return concurrency.random() < 0.5 ? Duration.ZERO : part(delays.usual());
    }

    private Duration part(Duration most) {
        return Duration.ofNanos((long) (most.toNanos() * concurrency.random()));
    }

    /** Registers an open stream, and injects the failures that were planned for the next one. */
    void opened(Hurtable stream) {
        StreamFault fault;
        synchronized (this) {
            open.add(stream);
            fault = forNextStream.poll();
        }
        if (fault != null) {
            stream.hurt(fault);
        }
    }

    synchronized void gone(Hurtable stream) {
        open.remove(stream);
    }

    synchronized int openStreams() {
        return open.size();
    }

    private synchronized List<Hurtable> copyOfOpen() {
        return List.copyOf(open);
    }
}
