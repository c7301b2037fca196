package informers.soak;

import informers.util.Concurrency;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Real threads, and how many of them run: also where they are virtual, and the JVM does not count them. Any thread. */
final class CountedThreads implements Concurrency {
    private final Concurrency real = Concurrency.threads();
    private final AtomicInteger running = new AtomicInteger();

    int running() {
        return running.get();
    }

    @Override
    public Task spawn(String name, Runnable body) {
        running.incrementAndGet();
        return real.spawn(name, () -> {
            try {
                body.run();
            } finally {
                running.decrementAndGet();
            }
        });
    }

    @Override
    public Monitor monitor() {
        return real.monitor();
    }

    @Override
    public SharedLock sharedLock() {
        return real.sharedLock();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        real.sleep(duration);
    }

    @Override
    public long nanoTime() {
        return real.nanoTime();
    }

    @Override
    public Instant now() {
        return real.now();
    }

    @Override
    public double random() {
        return real.random();
    }

    @Override
    public void interruptMyself() {
        real.interruptMyself();
    }
}
