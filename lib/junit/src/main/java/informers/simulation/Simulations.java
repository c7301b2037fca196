package informers.simulation;

import informers.testkit.SeededScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs an {@link Experiment} under many seeds. The same session gives the same run: that is what a failure's one line is for.
 *
 * <p>Thread-safe. Null is rejected. A JUnit test uses {@code @SimulatedCluster}, which calls this.
 */
public final class Simulations {
    private Simulations() {}

    /**
     * Runs under the seeds 1 to {@code seeds}; the first failure is shrunk and reported.
     *
     * @throws AssertionError if a run fails; the message has the failure, the faults that are enough for it, the last requests, and the
     *     line that repeats it
     */
    public static void check(int seeds, SimulationOptions options, Experiment experiment) {
        Optional<Failure> failure = firstFailure(seeds, options, experiment);
        if (failure.isPresent()) {
            throw failure.get().shrunk().error();
        }
    }

    /**
     * Runs under the seeds 1 to {@code seeds}, until one fails.
     *
     * @return the failure of the smallest seed that was found, not shrunk; empty if all runs succeeded
     */
    public static Optional<Failure> firstFailure(int seeds, SimulationOptions options, Experiment experiment) {
        AtomicLong next = new AtomicLong(1);
        AtomicReference<Failure> found = new AtomicReference<>();
        Runnable work = () -> {
            for (long seed = next.getAndIncrement();
                    seed <= seeds && found.get() == null;
                    seed = next.getAndIncrement()) {
                Run run = new Run(Session.of(seed), options, experiment, false, Optional.empty());
                run.play();
                run.failure().ifPresent(failure -> found.accumulateAndGet(failure, Simulations::earlier));
            }
        };
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < options.threads(); i++) {
            Thread thread = new Thread(work, "simulation " + i);
            thread.setDaemon(true);
            thread.start();
            others.add(thread);
        }
        work.run();
        for (Thread thread : others) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return Optional.ofNullable(found.get());
    }

    private static Failure earlier(@org.jspecify.annotations.Nullable Failure one, Failure other) {
        return one == null || other.session().seed() < one.session().seed() ? other : one;
    }

    /**
     * Repeats a run.
     *
     * @param session the line that a failure printed
     * @return its failure; empty if it succeeds
     * @throws IllegalArgumentException if the text is no session
     */
    public static Optional<Failure> replay(String session, SimulationOptions options, Experiment experiment) {
        Run run = new Run(Session.parse(session), options, experiment, false, Optional.empty());
        run.play();
        return run.failure();
    }

    /**
     * Runs once, and returns what happened: requests, faults, and each step of each thread.
     *
     * @param session such as {@code 417}: a seed
     */
    public static String trace(String session, SimulationOptions options, Experiment experiment) {
        Run run = new Run(Session.parse(session), options, experiment, true, Optional.empty());
        run.play();
        return String.join("\n", run.story()) + "\n" + run.steps();
    }

    /** One run. */
    static final class Run {
        /** How often another thread continues although the current one could: seldom, for speed; sometimes often. */
        private static final double[] SWITCHING = {0, 0.01, 0.05, 0.2};

        private final Session session;
        private final SimulationOptions options;
        private final Experiment experiment;
        private final boolean traced;
        private final Optional<Recording> recording;
        private final FaultPlan plan;
        private List<String> story = List.of();
        private String steps = "";
        private Optional<Failure> failure = Optional.empty();

        Run(
                Session session,
                SimulationOptions options,
                Experiment experiment,
                boolean traced,
                Optional<Recording> recording) {
            this.session = Objects.requireNonNull(session, "session");
            this.options = Objects.requireNonNull(options, "options");
            this.experiment = Objects.requireNonNull(experiment, "experiment");
            this.traced = traced;
            this.recording = recording;
            this.plan = new FaultPlan(session, options);
        }

        void play() {
            double switching = SWITCHING[new Random(session.turns()).nextInt(SWITCHING.length)];
            Story[] kept = new Story[1];
            try {
                steps = SeededScheduler.run(session.turns(), switching, traced, scheduler -> {
                    Optional<Picture> picture = recording.map(to -> new Picture(to, scheduler::nanoTime));
                    Story lines = new Story(scheduler::nanoTime, picture.isPresent() ? picture.get() : Onlooker.NONE);
                    kept[0] = lines;
                    Simulation simulation = new Simulation(scheduler, session, options, plan, lines);
                    picture.ifPresent(simulation::show);
                    simulation.begin();
                    try {
                        experiment.run(simulation);
                    } catch (Exception | AssertionError e) {
                        lines.onlooker().failed("test", "", e.getMessage() == null ? e.toString() : e.getMessage());
                        scheduler.fail(e);
                    }
                    simulation.end();
                });
                story = kept[0].lines();
            } catch (AssertionError e) {
                story = kept[0] == null ? List.of() : kept[0].lines(); // null: the cluster was not made
                Throwable cause = e.getCause() == null ? e : e.getCause();
                if (kept[0] != null) { // of what only the scheduler sees, such as a deadlock
                    kept[0].onlooker().failed("scheduler", "", String.valueOf(cause.getMessage()));
                }
                failure = Optional.of(new Failure(session, plan.planned(), cause, story, options, experiment));
            }
        }

        Optional<Failure> failure() {
            return failure;
        }

        List<String> story() {
            return story;
        }

        String steps() {
            return steps;
        }
    }
}
