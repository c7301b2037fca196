package informers.client.rest;

import informers.client.config.ClientConfig;
import informers.util.Concurrency;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Clients for tests. */
public final class TestClients {
    private TestClients() {}

    /** One whose waits before and between its tries are over at once. */
    public static RestClient withoutWaits(ClientConfig config) {
        return withoutWaits(config, Timeouts.DEFAULT);
    }

    static RestClient withoutWaits(ClientConfig config, Timeouts timeouts) {
        return RestClient.of(config, timeouts, new Impatient(), new Warnings());
    }

    /** Real threads; a wait for some time only puts the clock forward. */
    private static final class Impatient implements Concurrency {
        private final Concurrency threads = Concurrency.threads();
        private final AtomicLong ahead = new AtomicLong();

        @Override
        public Task spawn(String name, Runnable body) {
            return threads.spawn(name, body);
        }

        @Override
        public Monitor monitor() {
            Monitor real = threads.monitor();
            return new Monitor() {
                @Override
                public void lock() {
                    real.lock();
                }

                @Override
                public void unlock() {
                    real.unlock();
                }

                @Override
                public void await() throws InterruptedException {
                    real.await();
                }

                @Override
                public boolean await(Duration atMost) {
                    sleep(atMost);
                    return false;
                }

                @Override
                public void signalAll() {
                    real.signalAll();
                }
            };
        }

        @Override
        public SharedLock sharedLock() {
            return threads.sharedLock();
        }

        @Override
        public void sleep(Duration duration) {
            ahead.addAndGet(duration.toNanos());
        }

        @Override
        public long nanoTime() {
            return threads.nanoTime() + ahead.get();
        }

        @Override
        public Instant now() {
            return threads.now().plusNanos(ahead.get());
        }

        @Override
        public double random() {
            return threads.random();
        }

        @Override
        public void interruptMyself() {
            threads.interruptMyself();
        }
    }
}
