package workbook.cli.cluster;

import informers.util.Concurrency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads and locks of the JVM, with a clock that skips waits: if nothing has happened for a moment and tasks wait for a time,
 * the clock moves to the earliest of these times. A server and a client that share this clock agree about every timeout and
 * backoff, and nobody waits for them.
 *
 * <p>Do not use it to limit the time of something that may take long: a thread that is busy without using this clock looks idle, and
 * the limit would be reached at once. Thread-safe.
 */
public final class SkippedWaits implements Concurrency, AutoCloseable {
    /** What a script prints at its beginning. */
    public static final String NOTE = "Waits are skipped. With --speed 1 everything takes as long as it took.";

    /** How long nothing must have happened. An event needs a fraction of it from the server to the client. */
    private static final long QUIET_NANOS = 3_000_000;

    /**
     * On a busy machine nothing happens for a moment because the thread that has work waits for a processor. The thread that skips waits
     * sees it by itself: it wakes too late. Then nothing must have happened for so many times as long as it was late.
     */
    private static final int TIMES_LATE = 10;

    private static final long MAX_QUIET_NANOS = 1_000_000_000;

    /** Two waits that end with less time between them are the same one, begun again. */
    private static final long SAME_NANOS = 1_000_000;

    /** A task that waits for the whole time again whenever it is woken has a new end each time. */
    private static final int MAX_ANNOUNCEMENTS = 3;

    /** Waits that end so soon after the first one end with it. */
    private static final long TOGETHER_NANOS = 200_000_000;

    private final Concurrency threads = Concurrency.threads();
    private final List<Wait> waits = new ArrayList<>(); // guarded by itself
    private final AtomicInteger starting = new AtomicInteger(); // spawned tasks that do not run yet
    private volatile long skipped;
    private volatile long lastUse = System.nanoTime();
    private volatile boolean closed;
    private long announced = System.nanoTime(); // used by one thread only
    private int announcements; // since the clock moved; used by one thread only
    private long late; // how much too late this thread woke lately; used by one thread only

    /** A wait that is in progress, until a time of this clock. */
    private static final class Wait {
        final long end;
        final Monitor monitor;
        boolean woken; // but its task has not continued yet; guarded by the list of waits

        Wait(long end, Monitor monitor) {
            this.end = end;
            this.monitor = monitor;
        }
    }

    /** Starts the clock, at the pace of the system's clock. */
    public SkippedWaits() {
        threads.spawn("skips waits", this::run);
    }

    private void run() {
        try {
            while (!closed) {
                awaitWaits();
                long quiet = Math.min(QUIET_NANOS + TIMES_LATE * late, MAX_QUIET_NANOS);
                long before = System.nanoTime();
                long left = lastUse + quiet - before;
                if (left > 0) {
                    threads.sleep(Duration.ofNanos(left));
                    late = Math.max(System.nanoTime() - before - left, late * 3 / 4);
                } else {
                    skip();
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private void awaitWaits() throws InterruptedException {
        synchronized (waits) {
            while (waits.isEmpty() && !closed) {
                waits.wait();
            }
        }
    }

    /**
     * Moves the clock to the end of the first wait, but wakes all tasks before, once: one whose wait has become pointless, because
     * its client has left, sees it then and does not move the clock.
     */
    private void skip() {
        used(); // those that are woken now need a moment
        List<Wait> woken;
        synchronized (waits) {
            long before = nanos();
            Optional<Wait> first = waits.stream().min(Comparator.comparing(wait -> wait.end - before));
            if (first.isEmpty() || starting.get() > 0 || waits.stream().anyMatch(wait -> wait.woken)) {
                return;
            }
            long end = first.get().end;
            if (Math.abs(end - announced) > SAME_NANOS && announcements < MAX_ANNOUNCEMENTS) {
                announced = end;
                announcements++;
                woken = List.copyOf(waits);
            } else {
                announcements = 0;
                skipped += Math.max(0, end + TOGETHER_NANOS - before);
                long now = nanos();
                woken = waits.stream().filter(wait -> wait.end - now <= 0).toList();
            }
            woken.forEach(wait -> wait.woken = true);
        }
        woken.forEach(wait -> wait.monitor.with(wait.monitor::signalAll));
    }

    private long nanos() {
        return System.nanoTime() + skipped;
    }

    private void used() {
        lastUse = System.nanoTime();
    }

    @Override
    public long nanoTime() {
        used();
        return nanos();
    }

    @Override
    public Instant now() {
        return threads.now().plusNanos(skipped);
    }

    @Override
    public Task spawn(String name, Runnable body) {
        starting.incrementAndGet();
        return threads.spawn(name, () -> {
            used();
            starting.decrementAndGet();
            body.run();
        });
    }

    @Override
    public Monitor monitor() {
        return new SkippingMonitor(threads.monitor());
    }

    @Override
    public SharedLock sharedLock() {
        return threads.sharedLock();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        long end = nanoTime() + nanos(duration);
        Monitor nobodySignals = monitor();
        nobodySignals.lock();
        try {
            for (long left = end - nanoTime(); left > 0; left = end - nanoTime()) {
                nobodySignals.await(Duration.ofNanos(left));
            }
        } finally {
            nobodySignals.unlock();
        }
    }

    @Override
    public double random() {
        return threads.random();
    }

    @Override
    public void interruptMyself() {
        threads.interruptMyself();
    }

    /** Ends the thread that moves the clock. Waits take their time then. */
    @Override
    public void close() {
        synchronized (waits) {
            closed = true;
            waits.notifyAll();
        }
    }

    private final class SkippingMonitor implements Monitor {
        private final Monitor monitor;

        SkippingMonitor(Monitor monitor) {
            this.monitor = monitor;
        }

        @Override
        public void lock() {
            monitor.lock();
            used();
        }

        @Override
        public void unlock() {
            monitor.unlock();
        }

        @Override
        public void await() throws InterruptedException {
            monitor.await();
            used();
        }

        @Override
        public boolean await(Duration atMost) throws InterruptedException {
            Wait wait = new Wait(nanoTime() + nanos(atMost), monitor);
            synchronized (waits) {
                waits.add(wait);
                waits.notifyAll();
            }
            try {
                monitor.await(atMost);
            } finally {
                synchronized (waits) {
                    waits.remove(wait);
                }
            }
            return nanoTime() - wait.end < 0;
        }

        @Override
        public void signalAll() {
            monitor.signalAll();
        }
    }

    /** A century at most: longer durations have no number of nanoseconds. */
    private static long nanos(Duration time) {
        Duration century = Duration.ofDays(36_500);
        return (time.compareTo(century) < 0 ? time : century).toNanos();
    }
}
