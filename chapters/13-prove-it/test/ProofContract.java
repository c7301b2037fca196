import static org.assertj.core.api.Assertions.fail;

import informers.simulation.Experiment;
import informers.simulation.Failure;
import informers.simulation.Fault;
import informers.simulation.Simulation;
import informers.simulation.SimulationOptions;
import informers.simulation.Simulations;
import informers.simulation.controllers.Bug;
import informers.simulation.controllers.Widgets;
import informers.simulation.controllers.WidgetsChecks;
import informers.simulation.controllers.WidgetsExperiment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import workbook.grade.Contract;
import workbook.grade.Task;
import workbook.grade.Todo;
import workbook.grade.WithoutUsing;

/** All graded tests of chapter 13. They run against the library's answer and against yours. */
@WithoutUsing(value = LibProof.class, packages = "informers.simulation.controllers")
public abstract class ProofContract extends Contract<Proof> {
    /** A check that is too strict fails early: the right controller runs under the seeds 1 to 3. */
    private static final int RIGHT = 3;

    private static final int LAST_LINES = 14;

    /** Seeds under which the check of a task finds the bug, and nothing fails without that check. */
    private static final Map<Bug, List<String>> SEEDS = Map.of(
            Bug.CREATES_TWICE, List.of("8"),
            Bug.LOSES_A_RETRY, List.of("4", "18"), // a child that is missing; one of the wrong size
            Bug.OVERWRITES_WITH_A_STALE_COPY, List.of("14"),
            Bug.REMOVES_THE_FINALIZER_FIRST, List.of("6"),
            Bug.TAKES_AN_ERROR_FOR_GONE, List.of("7"),
            Bug.RELIES_ON_DELETE_EVENTS, List.of("7"),
            Bug.IGNORES_THE_CHILD, List.of("1"),
            Bug.BELIEVES_ITS_MEMORY, List.of("1"),
            Bug.ACTS_WITHOUT_THE_LEASE, List.of("3", "14")); // an update; a delete

    /**
     * What a test of one's own gets for a bug. What it does decides which seed finds the bug; with faults that have nothing to do with
     * it, it would take more seeds.
     *
     * @param seeds the seeds 1 to this
     * @param faults those that bring the bug out; none if it needs only an order of the threads
     */
    private record Chances(int seeds, Set<Fault> faults) {
        static Chances of(Bug bug) {
            return switch (bug) {
                case CREATES_TWICE -> new Chances(25, Set.of(Fault.WATCH_LAG));
                case LOSES_A_RETRY -> new Chances(25, Set.of(Fault.REFUSED, Fault.CONFLICT));
                case OVERWRITES_WITH_A_STALE_COPY -> new Chances(150, Set.of()); // a moment of some milliseconds
                case REMOVES_THE_FINALIZER_FIRST, RELIES_ON_DELETE_EVENTS ->
                    new Chances(25, Set.of(Fault.REFUSED, Fault.CRASH));
                case TAKES_AN_ERROR_FOR_GONE -> new Chances(25, Set.of(Fault.REFUSED));
                case HOT_LOOP, IGNORES_THE_CHILD, BELIEVES_ITS_MEMORY -> new Chances(3, Set.of());
                case ACTS_WITHOUT_THE_LEASE -> new Chances(0, Set.of()); // 13.5: a test of one's own has one replica
            };
        }
    }

    /** The queue of the controller retries after 30 s at most, so that after 35 s without a write nothing is left to do. */
    private static final SimulationOptions OPTIONS = SimulationOptions.DEFAULT.withQuiet(Duration.ofSeconds(35));

    /** Leases are renewed every two seconds, so time is expensive. */
    private static final SimulationOptions SHORT = OPTIONS.withFaultyFor(Duration.ofSeconds(40));

    /** The runs take a second, but ten on a machine that is busy with other work. */
    @Override
    protected Duration limit() {
        return Duration.ofSeconds(30);
    }

    /** What the answer is asked in a run in which the contract is the user. */
    private record Asked(Consumer<Simulation> atTheStart, BiConsumer<Simulation, Map<String, String>> whenSteady)
            implements WidgetsExperiment.Checks {
        @Override
        public void begin(Simulation simulation) {
            atTheStart.accept(simulation);
        }

        @Override
        public void steady(Simulation simulation, Map<String, String> wanted) {
            whenSteady.accept(simulation, wanted);
        }
    }

    private static Experiment run(@Nullable Bug bug, boolean elected, WidgetsExperiment.Checks asked) {
        Widgets widgets = new Widgets(bug);
        return new WidgetsExperiment(elected ? widgets.withElection() : widgets, elected ? 2 : 1, asked);
    }

    @Task("13.1 a widget never has two children")
    void twoChildren() {
        Proof proof = answer();
        Asked asked = new Asked(proof::always, (cluster, wanted) -> {});
        right("always", OPTIONS, run(null, false, asked));
        caught("always", Bug.CREATES_TWICE, OPTIONS, run(Bug.CREATES_TWICE, false, asked));
    }

    @Task("13.2 at rest, each widget has its child")
    void children() {
        restCatches(Bug.LOSES_A_RETRY, Bug.IGNORES_THE_CHILD, Bug.BELIEVES_ITS_MEMORY);
    }

    @Task("13.3 at rest, no child is without its widget")
    void orphans() {
        restCatches(Bug.REMOVES_THE_FINALIZER_FIRST, Bug.TAKES_AN_ERROR_FOR_GONE, Bug.RELIES_ON_DELETE_EVENTS);
    }

    private void restCatches(Bug... bugs) {
        Proof proof = answer();
        Asked asked = new Asked(cluster -> {}, (cluster, wanted) -> proof.atRest(cluster));
        right("atRest", OPTIONS, run(null, false, asked));
        for (Bug bug : bugs) {
            caught("atRest", bug, OPTIONS, run(bug, false, asked));
        }
    }

    @Task("13.4 what users have written is kept")
    void kept() {
        Proof proof = answer();
        Asked asked = new Asked(cluster -> {}, proof::kept);
        right("kept", OPTIONS, run(null, false, asked));
        Bug bug = Bug.OVERWRITES_WITH_A_STALE_COPY;
        caught("kept", bug, OPTIONS, run(bug, false, asked));
    }

    @Task("13.5 only the leader writes")
    void leader() {
        Proof proof = answer();
        Asked asked = new Asked(proof::onlyTheLeaderWrites, (cluster, wanted) -> {});
        right("onlyTheLeaderWrites", SHORT, run(null, true, asked));
        Bug bug = Bug.ACTS_WITHOUT_THE_LEASE;
        caught("onlyTheLeaderWrites", bug, SHORT, run(bug, true, asked));
    }

    @Task("13.6 a test of your own: it passes for the right controller")
    void rightOne() {
        Proof proof = answer();
        boolean[] started = new boolean[1];
        right("test", OPTIONS, cluster -> proof.test(cluster, replica -> {
            started[0] = true;
            new Widgets(null).run(replica);
        }));
        if (!started[0]) {
            fail("test(cluster, controller) never started the controller: cluster.start(\"widgets\", controller).");
        }
    }

    @Task("13.6 and it fails for each of nine wrong ones")
    void wrongOnes() {
        Proof proof = answer();
        for (Bug bug : Bug.values()) {
            Chances chances = Chances.of(bug);
            if (chances.seeds > 0) {
                Optional<Failure> failure = Simulations.firstFailure(
                        chances.seeds,
                        OPTIONS.withFaults(chances.faults),
                        cluster -> proof.test(cluster, new Widgets(bug)));
                if (failure.isEmpty()) {
                    fail("The wrong controller " + bug + " got through your test, under " + chances.seeds + " seeds "
                            + (chances.faults.isEmpty()
                                    ? "without faults."
                                    : "with the faults " + new TreeSet<>(chances.faults) + "."));
                }
                rethrowTodo(failure.get());
            }
        }
    }

    private static void right(String method, SimulationOptions options, Experiment experiment) {
        Simulations.firstFailure(RIGHT, options, experiment).ifPresent(failure -> {
            rethrowTodo(failure);
            fail(method + "() is too strict: the right controller failed under seed " + failure.line() + ": "
                    + failure.message() + "\nThe end of its run:\n" + last(failure.story()));
        });
    }

    private static void caught(String method, Bug bug, SimulationOptions options, Experiment experiment) {
        for (String seed : Objects.requireNonNull(SEEDS.get(bug))) {
            Optional<Failure> failure = Simulations.replay(seed, options, experiment);
            if (failure.isEmpty()) {
                boolean elected = bug == Bug.ACTS_WITHOUT_THE_LEASE;
                Failure missed = Simulations.replay(seed, options, run(bug, elected, new WidgetsChecks(elected)))
                        .orElseThrow(); // the same run, until something is wrong
                fail(method + "() let the wrong controller " + bug + " through, under seed " + seed
                        + ". What was wrong there: " + missed.message() + "\nThe run until then:\n"
                        + last(missed.story()));
            }
            rethrowTodo(failure.orElseThrow());
        }
    }

    private static void rethrowTodo(Failure failure) {
        for (Throwable at = failure.cause(); at != null; at = at.getCause()) {
            if (at instanceof Todo todo) {
                throw todo;
            }
        }
    }

    private static String last(List<String> story) {
        return String.join("\n", story.subList(Math.max(0, story.size() - LAST_LINES), story.size()));
    }
}
