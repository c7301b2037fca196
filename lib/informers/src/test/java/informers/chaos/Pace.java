package informers.chaos;

import java.time.Duration;

/**
 * The time limits after the steps of a schedule.
 *
 * @param look the time between two checks whether the state has settled
 * @param settling the longest time until the state settles
 * @param stays how long the settled state must not change: a bookmark, a resync or a late event would show within this time
 * @param closing the longest time that {@code close()} may take
 * @param mayLag whether an informer may be so far behind that an earlier state looks settled: then a change of the settled
 *     state is not a failure, and the test waits again
 */
record Pace(Duration look, Duration settling, Duration stays, Duration closing, boolean mayLag) {
    /**
     * On virtual time. It takes more than ten minutes to detect that a watch is silently dead; after that there are the waits after
     * failures.
     */
    static final Pace VIRTUAL = new Pace(
            Duration.ofSeconds(2), Duration.ofMinutes(30), Duration.ofSeconds(70), Duration.ofSeconds(10), false);

    /** On real time, where silent watches, and lists that never end, are cut off in the end. */
    static final Pace REAL = new Pace(
            Duration.ofMillis(10), Duration.ofSeconds(90), Duration.ofMillis(400), Duration.ofSeconds(30), true);
}
