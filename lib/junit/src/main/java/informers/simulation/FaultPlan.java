package informers.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Plans the faults of a run by its seed. A round is the time until {@link Simulation#untilSteady} heals the cluster. */
final class FaultPlan {
    private static final int MOST_IN_A_ROUND = 6;
    private static final int NUMBERS_OF_A_ROUND = 100;

    private final Session session;
    private final SimulationOptions options;
    private final List<FaultStep> planned = new ArrayList<>();

    FaultPlan(Session session, SimulationOptions options) {
        this.session = session;
        this.options = options;
    }

    /** Returns the faults of a round, by time. */
    List<FaultStep> round(int round) {
        List<Fault> possible = List.copyOf(options.faults());
        if (possible.isEmpty()) {
            return List.of();
        }
        Random random = new Random(session.seed() * 1_000_003 + round);
        int count = 1 + random.nextInt(MOST_IN_A_ROUND);
        List<FaultStep> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Fault fault = possible.get(random.nextInt(possible.size()));
            FaultStep step = new FaultStep(
                    round * NUMBERS_OF_A_ROUND + i,
                    at(random),
                    fault,
                    length(fault, random.nextDouble()),
                    random.nextInt() & Integer.MAX_VALUE);
            if (session.keeps(step.number())) {
                steps.add(step);
            }
        }
        steps.sort(Comparator.comparing(FaultStep::at));
        planned.addAll(steps);
        return steps;
    }

    /** Most work is done right after a change: many faults begin at once, and the others rather early. */
    private Duration at(Random random) {
        double part = random.nextDouble();
        return random.nextInt(3) == 0
                ? Duration.ZERO
                : Duration.ofNanos((long) (options.faultyFor().toNanos() * part * part * part));
    }

    private Duration length(Fault fault, double part) {
        return switch (fault) {
            case WATCH_LAG -> Duration.ofNanos((long) (options.watchLag().toNanos() * part));
            case STALE_LIST -> Duration.ofNanos((long) (60e9 * part));
            case LATE_HANDLERS -> Duration.ofNanos((long) (20e9 * part));
            case CRASH -> Duration.ofNanos((long) (10e9 * part));
            case PARTITION -> Duration.ofNanos((long) (5e9 + 40e9 * part));
            case CONFLICT, REFUSED, LOST_RESPONSE, CUT, EXPIRED -> Duration.ZERO;
        };
    }

    /** Returns the faults of all rounds so far. */
    List<FaultStep> planned() {
        return planned;
    }
}
