package informers.planted;

import java.util.List;

/** Bugs in the leader election. */
final class LeaderElectionBugs {
    static final List<PlantedBug> ALL = List.of(
            // a lease never expires
            bug("Election", "observed + Duration", "concurrency.nanoTime() + Duration", "C86"),
            // every look at the lock counts as a change
            bug("Election", "number == current && !seen.equals(record)", "number == current", "C86"),
            bug("Election", "if (update(renewal)) { // without a read", "if (false) {", "C87"),
            // client-go before 0.37: one try
            bug("Election", "if (!e.isConflict()) {", "if (true) {", "C88"),
            bug("LeaderElector", "} else if (options.releaseOnCancel()) {", "} else if (false) {", "C89"),
            // stop() cuts off the release that it has caused
            bug(
                    "LeaderElector",
                    "attemptOn(new Latch(concurrency), () -> election.tryRelease",
                    "attemptOn(attempt = new Latch(concurrency), () -> election.tryRelease",
                    "C89"),
            bug("LeaderElector", "retryPeriod.toNanos() * JITTER_FACTOR", "retryPeriod.toNanos()", "C90"),
            // client-go: the deadline begins with the next renewal
            bug(
                    "LeaderElector",
                    "options.clientGoTiming() ? concurrency.nanoTime() : election.renewed()",
                    "concurrency.nanoTime()",
                    "C91"),
            // client-go: the lock is released while the work still runs
            bug(
                    "LeaderElector",
                    "if (options.clientGoTiming() && options.releaseOnCancel()) {",
                    "if (options.releaseOnCancel()) {",
                    "C92"),
            // the new holder is seen with the time at which the old one renewed
            bug("Election", "record = mine;", "record = mine; monitor.unlock(); monitor.lock();", "C114"),
            PlantedBug.in("leaderelection/LeaseLock.java")
                    .replacing("identity + \" \" + message")
                    .by("message")
                    .killedBy("leaderelection.LeaseLockIT", "C115"),
            // what another one wrote is overwritten
            PlantedBug.in("leaderelection/LeaseLock.java")
                    .replacing("with(last, record).build(LEASES)")
                    .by("with(last, record).remove(\"metadata\", \"resourceVersion\").build(LEASES)")
                    .killedBy("leaderelection.LeaseLockIT", "C93"));

    private static PlantedBug bug(String type, String right, String wrong, String number) {
        return PlantedBug.in("leaderelection/" + type + ".java")
                .replacing(right)
                .by(wrong)
                .killedBy("leaderelection.LeaderElectorTest", number);
    }

    private LeaderElectionBugs() {}
}
