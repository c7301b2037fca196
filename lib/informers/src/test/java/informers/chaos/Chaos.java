package informers.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Runs many schedules, on all processors; reports those that fail, shrunk, with the command that repeats them. */
public final class Chaos {
    private static final int MOST_FAILURES = 3;

    private Chaos() {}

    /**
     * Runs the schedules of a range of seeds, both ends included.
     *
     * @throws AssertionError if a schedule fails; the message describes the first ones
     */
    public static void play(long from, long to) throws InterruptedException {
        Map<Long, String> failures = failures(from, to, MOST_FAILURES);
        if (!failures.isEmpty()) {
            List<String> reports = new ArrayList<>();
            failures.forEach((seed, failure) -> reports.add(report(Schedule.of(seed), failure)));
            throw new AssertionError(String.join("\n\n", reports));
        }
    }

    /** Returns the first seed of a range that fails, if one does. Called by a {@link PlantedBug} through another class loader. */
    public static Optional<Long> firstFailure(long from, long to) throws InterruptedException {
        return failures(from, to, 1).keySet().stream().findFirst();
    }

    private static Map<Long, String> failures(long from, long to, int most) throws InterruptedException {
        Map<Long, String> failures = new ConcurrentSkipListMap<>();
        AtomicLong next = new AtomicLong(from);
        List<Thread> threads = new ArrayList<>();
        for (int i = Runtime.getRuntime().availableProcessors(); i > 0; i--) {
            Thread thread = new Thread(() -> {
                for (long seed = next.getAndIncrement(); seed <= to; seed = next.getAndIncrement()) {
                    if (failures.size() >= most) {
                        return;
                    }
                    Optional<String> failure = ChaosRun.failure(Schedule.of(seed));
                    if (failure.isPresent()) {
                        failures.put(seed, failure.get());
                    }
                }
            });
            thread.setName("chaos " + i);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new TreeMap<>(failures);
    }

    /** Describes a schedule that fails. */
    private static String report(Schedule failing, String failure) {
        Shrinker.Shrunk shrunk = Shrinker.shrink(failing, failure);
        return "Seed " + failing.seed() + " fails:\n" + failure + "\n\nOf its " + failing.size()
                + " steps, these are enough to fail: "
                + shrunk.schedule().size() + "\n" + shrunk.schedule() + "\n" + shrunk.failure()
                + "\n\nTo repeat it:        " + command(failing) + "\nwith the few steps:  "
                + command(shrunk.schedule());
    }

    private static String command(Schedule schedule) {
        Schedule whole = Schedule.of(schedule.seed());
        StringBuilder command = new StringBuilder(
                        "mvn -pl lib/informers -am test -Dtest=ChaosTest -Dsurefire.failIfNoSpecifiedTests=false")
                .append(" -Dchaos.seed=")
                .append(schedule.seed());
        if (schedule.size() < whole.size()) {
            String kept =
                    schedule.kept().stream().map(String::valueOf).collect(java.util.stream.Collectors.joining(","));
            command.append(" -Dchaos.keep=").append(kept.isEmpty() ? "none" : kept);
        }
        if (schedule.turns() != whole.turns()) {
            command.append(" -Dchaos.turns=").append(schedule.turns());
        }
        return command.toString();
    }
}
