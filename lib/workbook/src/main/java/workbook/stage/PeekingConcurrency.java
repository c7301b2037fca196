package workbook.stage;

import informers.testkit.ForwardingConcurrency;
import informers.util.Concurrency;
import java.util.function.Supplier;

/**
 * Lets the stage look into parts that have locks. While it looks, nobody else runs, so no lock is needed; taking one would be a step of
 * the scheduler, and a task that stands still may hold it.
 */
final class PeekingConcurrency extends ForwardingConcurrency {
    private boolean peeking;

    PeekingConcurrency(Concurrency delegate) {
        super(delegate);
    }

    /** Calls a method of a part, without its locks. */
    <R> R peek(Supplier<R> body) {
        boolean before = peeking;
        peeking = true;
        try {
            return body.get();
        } finally {
            peeking = before;
        }
    }

    @Override
    public Monitor monitor() {
        return new PeekingMonitor(super.monitor());
    }

    @Override
    public SharedLock sharedLock() {
        SharedLock lock = super.sharedLock();
        return new SharedLock() {
            @Override
            public <R> R read(Supplier<R> body) {
                return peeking ? body.get() : lock.read(body);
            }

            @Override
            public <R> R write(Supplier<R> body) {
                return peeking ? body.get() : lock.write(body);
            }
        };
    }

    private final class PeekingMonitor extends ForwardingMonitor {
        PeekingMonitor(Monitor delegate) {
            super(delegate);
        }

        @Override
        public void lock() {
            if (!peeking) {
                super.lock();
            }
        }

        @Override
        public void unlock() {
            if (!peeking) {
                super.unlock();
            }
        }
    }
}
