package informers.client.rest;

import informers.client.config.ClientConfig;
import informers.testkit.ForwardingConcurrency;
import informers.util.Concurrency;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Creates clients for tests. */
public final class TestClients {
    private TestClients() {}

    /** Returns a client whose waits before and between attempts take no time. */
    public static RestClient withoutWaits(ClientConfig config) {
        return withoutWaits(config, Timeouts.DEFAULT);
    }

    static RestClient withoutWaits(ClientConfig config, Timeouts timeouts) {
        return RestClient.of(config, timeouts, new NoWaits(), new Warnings());
    }

    /** Real threads; sleeping only advances the clock. */
    private static final class NoWaits extends ForwardingConcurrency {
        private final AtomicLong ahead = new AtomicLong();

        NoWaits() {
            super(Concurrency.threads());
        }

        @Override
        public Monitor monitor() {
            return new ForwardingMonitor(super.monitor()) {
                @Override
                public boolean await(Duration atMost) {
                    sleep(atMost);
                    return false;
                }
            };
        }

        @Override
        public void sleep(Duration duration) {
            ahead.addAndGet(duration.toNanos());
        }

        @Override
        public long nanoTime() {
            return super.nanoTime() + ahead.get();
        }

        @Override
        public Instant now() {
            return super.now().plusNanos(ahead.get());
        }
    }
}
