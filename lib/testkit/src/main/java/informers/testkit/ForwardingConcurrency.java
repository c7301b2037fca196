package informers.testkit;

import informers.util.Concurrency;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A {@link Concurrency} that passes every call on to another one. A subclass overrides what it changes: a clock that a test
 * sets, threads that are counted, locks that are slow.
 *
 * <p>As safe for use by many threads as the one it wraps.
 */
public abstract class ForwardingConcurrency implements Concurrency {
    private final Concurrency delegate;

    /** Wraps another one, such as {@link Concurrency#threads()} or a {@link SeededScheduler}. */
    protected ForwardingConcurrency(Concurrency delegate) {
        this.delegate = Objects.requireNonNull(delegate, "delegate");
    }

    @Override
    public Task spawn(String name, Runnable body) {
        return delegate.spawn(name, body);
    }

    @Override
    public Monitor monitor() {
        return delegate.monitor();
    }

    @Override
    public SharedLock sharedLock() {
        return delegate.sharedLock();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        delegate.sleep(duration);
    }

    @Override
    public long nanoTime() {
        return delegate.nanoTime();
    }

    @Override
    public Instant now() {
        return delegate.now();
    }

    @Override
    public double random() {
        return delegate.random();
    }

    @Override
    public void interruptMyself() {
        delegate.interruptMyself();
    }

    /** A monitor that passes every call on to another one. */
    protected abstract static class ForwardingMonitor implements Monitor {
        private final Monitor delegate;

        /** Wraps another one. */
        protected ForwardingMonitor(Monitor delegate) {
            this.delegate = Objects.requireNonNull(delegate, "delegate");
        }

        @Override
        public void lock() {
            delegate.lock();
        }

        @Override
        public void unlock() {
            delegate.unlock();
        }

        @Override
        public void await() throws InterruptedException {
            delegate.await();
        }

        @Override
        public boolean await(Duration atMost) throws InterruptedException {
            return delegate.await(atMost);
        }

        @Override
        public void signalAll() {
            delegate.signalAll();
        }
    }
}
