package informers.leaderelection;

import informers.api.Status;
import informers.leaderelection.LeaderElector.Record;
import informers.testkit.ServerErrors;
import informers.util.Concurrency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A lock in memory: one of several views of a shared record. It counts versions, as a server does. */
final class MemoryLock implements LeaderElector.Lock {
    /** What all candidates share. */
    static final class Shared {
        @Nullable
        Record record;

        int version;
    }

    final List<String> requests = new ArrayList<>();
    volatile Runnable written = () -> {};
    final List<String> events = new ArrayList<>();
    private final Shared shared;
    private final String identity;
    private final Concurrency concurrency;
    private final Concurrency.Monitor monitor;
    private final Deque<String> faults =
            new ArrayDeque<>(); // one for each request: "", "conflict", "fail", "hang", "late"
    private int seen;
    private boolean cancelled;
    volatile boolean unreachable;
    volatile boolean failRenewals;

    MemoryLock(Shared shared, String identity, Concurrency concurrency) {
        this.shared = shared;
        this.identity = identity;
        this.concurrency = concurrency;
        this.monitor = concurrency.monitor();
    }

    static Record record(String holder, int seconds, int transitions) {
        return new Record(holder, seconds, Instant.EPOCH, Instant.EPOCH, transitions);
    }

    MemoryLock fault(String... next) {
        faults.addAll(List.of(next));
        return this;
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public String describe() {
        return "ns/lock";
    }

    @Override
    public Optional<Record> get() {
        before("get");
        seen = shared.version;
        return Optional.ofNullable(shared.record);
    }

    @Override
    public void create(Record record) {
        before("create");
        if (shared.record != null) {
            throw ServerErrors.refused(Status.failure(409, "AlreadyExists", "exists"));
        }
        write(record);
    }

    @Override
    public void update(Record record) {
        boolean late = "late".equals(faults.peek()); // reaches the server, and its response does not come back
        if (late) {
            faults.poll();
            requests.add("update");
            write(record);
            seen = -1;
            hang();
        }
        before("update");
        if (failRenewals && !record.holderIdentity().isEmpty()) {
            throw new IllegalStateException("no connection");
        }
        if (seen != shared.version) {
            throw conflict();
        }
        write(record);
    }

    private void write(Record record) {
        shared.record = record;
        seen = ++shared.version;
        written.run();
    }

    private void before(String request) {
        requests.add(request);
        String fault = faults.isEmpty() ? "" : faults.remove();
        if (fault.equals("conflict")) {
            throw conflict();
        }
        if (fault.equals("fail")) {
            throw new IllegalStateException("no connection");
        }
        if (fault.equals("hang") || unreachable) {
            hang();
        }
    }

    private static RuntimeException conflict() {
        return ServerErrors.refused(Status.failure(409, "Conflict", "changed"));
    }

    private void hang() {
        monitor.lock();
        try {
            cancelled = false;
            while (!cancelled) {
                monitor.await(Duration.ofHours(1));
            }
        } catch (InterruptedException e) {
            // cancelled
        } finally {
            monitor.unlock();
        }
        throw new IllegalStateException("cancelled");
    }

    @Override
    public void recordEvent(String message) {
        events.add(identity + " " + message);
    }

    @Override
    public void cancel() {
        monitor.with(() -> {
            cancelled = true;
            monitor.signalAll();
        });
    }
}
