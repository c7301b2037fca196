package informers.testing;

import informers.util.Concurrency;
import informers.util.SeededScheduler;
import java.time.Duration;

/** Runs a scenario on virtual time, one task at a time, under many seeds. */
public final class SeededRuns {
    private SeededRuns() {}

    /** A test's main task. */
    @FunctionalInterface
    public interface Scenario {
        void run(SeededScheduler concurrency) throws InterruptedException;
    }

    /** Under one seed: for what does not depend on the order. */
    public static void run(Scenario scenario) {
        run(1, scenario);
    }

    /** Under so many seeds, from 1 on. A failure names its seed. */
    public static void run(int seeds, Scenario scenario) {
        for (long seed = 1; seed <= seeds; seed++) {
            SeededScheduler.run(seed, concurrency -> {
                try {
                    scenario.run(concurrency);
                } catch (InterruptedException e) {
                    throw new AssertionError("the test was interrupted", e);
                }
            });
        }
    }

    /** Lets everything happen that needs no time: virtual time only goes on when every task waits. */
    public static void settle(Concurrency concurrency) throws InterruptedException {
        concurrency.sleep(Duration.ofNanos(1));
    }
}
