package informers.util;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** In place of the library's class: TeaVM's threads, which are coroutines. The stage has a scheduler of its own and uses none. */
final class RealThreads implements Concurrency {
    static final RealThreads INSTANCE = new RealThreads();

    @Override
    public Task spawn(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.start();
        return new RealTask(thread);
    }

    @Override
    public Monitor monitor() {
        return new RealMonitor();
    }

    @Override
    public SharedLock sharedLock() {
        Monitor monitor = monitor();
        return new SharedLock() {
            @Override
            public <R> R read(Supplier<R> body) {
                return monitor.read(body);
            }

            @Override
            public <R> R write(Supplier<R> body) {
                return monitor.read(body);
            }
        };
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public double random() {
        return Math.random();
    }

    @Override
    public void interruptMyself() {
        Thread.currentThread().interrupt();
    }

    private record RealTask(Thread thread) implements Task {
        @Override
        public String name() {
            return thread.getName();
        }

        @Override
        public void interrupt() {
            thread.interrupt();
        }

        @Override
        public void join() throws InterruptedException {
            thread.join();
        }

        @Override
        public boolean join(Duration atMost) throws InterruptedException {
            if (!atMost.isZero()) {
                thread.join(atMost.toMillis());
            }
            return isOver();
        }

        @Override
        public boolean isOver() {
            return !thread.isAlive();
        }
    }

    private static final class RealMonitor implements Monitor {
        private Thread owner;

        @Override
        public synchronized void lock() {
            boolean interrupted = false;
            while (owner != null) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            owner = Thread.currentThread();
            if (interrupted) {
                owner.interrupt();
            }
        }

        @Override
        public synchronized void unlock() {
            owner = null;
            notifyAll();
        }

        @Override
        public void await() throws InterruptedException {
            await(Duration.ZERO);
        }

        @Override
        public boolean await(Duration atMost) throws InterruptedException {
            long begin = System.nanoTime();
            synchronized (this) {
                owner = null;
                notifyAll();
                try {
                    wait(atMost.toMillis()); // 0: without a limit
                } finally {
                    lock();
                }
            }
            return atMost.isZero() || System.nanoTime() - begin < atMost.toNanos();
        }

        @Override
        public synchronized void signalAll() {
            notifyAll();
        }
    }
}
