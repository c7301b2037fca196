package informers.testkit;

import informers.util.Concurrency;
import java.time.Duration;

/**
 * Runs a test scenario under many seeds of a {@link SeededScheduler}: on virtual time, one task at a time, in another order each
 * time.
 */
public final class SeededRuns {
    private SeededRuns() {}

    /** The main task of a test. */
    @FunctionalInterface
    public interface Scenario {
        /**
         * Runs the test.
         *
         * @param concurrency the threads, locks and clock for the code under test
         */
        void run(SeededScheduler concurrency) throws InterruptedException;
    }

    /**
     * Runs a scenario under one seed: for a test whose outcome does not depend on the order of its tasks.
     *
     * @throws AssertionError as {@link SeededScheduler#run(long, boolean, java.util.function.Consumer)} does
     */
    public static void run(Scenario scenario) {
        run(1, scenario);
    }

    /**
     * Runs a scenario once under each of the seeds 1 to {@code seeds}, and stops at the first that fails.
     *
     * @throws AssertionError whose message starts with the seed, as {@link SeededScheduler#run(long, boolean,
     *     java.util.function.Consumer)} throws it
     */
    public static void run(int seeds, Scenario scenario) {
        for (long seed = 1; seed <= seeds; seed++) {
            SeededScheduler.run(seed, concurrency -> {
                try {
                    scenario.run(concurrency);
                } catch (InterruptedException e) {
                    throw new AssertionError("the test's main task was interrupted", e);
                }
            });
        }
    }

    /**
     * Waits until every other task waits for time to pass or for a signal: everything that takes no time has happened then.
     *
     * @param concurrency a seeded scheduler, or a wrapper of one: on real threads this only sleeps for a nanosecond
     */
    public static void settle(Concurrency concurrency) throws InterruptedException {
        concurrency.sleep(Duration.ofNanos(1));
    }
}
