package informers.soak;

import informers.testkit.ForwardingConcurrency;
import informers.util.Concurrency;
import java.util.concurrent.atomic.AtomicInteger;

/** Real threads that are counted, also where they are virtual and the JVM does not count them. */
final class CountedThreads extends ForwardingConcurrency {
    private final AtomicInteger running = new AtomicInteger();

    CountedThreads() {
        super(Concurrency.threads());
    }

    int running() {
        return running.get();
    }

    @Override
    public Task spawn(String name, Runnable body) {
        running.incrementAndGet();
        return super.spawn(name, () -> {
            try {
                body.run();
            } finally {
                running.decrementAndGet();
            }
        });
    }
}
