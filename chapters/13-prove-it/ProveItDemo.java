///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//COMPILE_OPTIONS -encoding UTF-8
//DEPS ../../lib/workbook/workbook-home.jar
//DEPS ../../lib/workbook/Replay.java
//SOURCES ../../lib/testkit/src/main/java/informers/testkit/Seeded*.java
//SOURCES ../../lib/testkit/src/main/java/informers/testkit/Director.java
//SOURCES ../../lib/testkit/src/main/java/informers/testkit/ForwardingConcurrency.java
//SOURCES ../../lib/junit/SimulationKit.java
//SOURCES Proof.java
//SOURCES LibProof.java

import informers.api.Secret;
import informers.simulation.Experiment;
import informers.simulation.Failure;
import informers.simulation.Program;
import informers.simulation.Simulation;
import informers.simulation.SimulationOptions;
import informers.simulation.Simulations;
import informers.simulation.controllers.Bug;
import informers.simulation.controllers.Widgets;
import informers.simulation.controllers.WidgetsExperiment;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import workbook.cli.MineOption;
import workbook.cli.Scripts;
import workbook.grade.Todo;

@Command(
        name = "13-prove-it",
        description = "A wrong controller that passes its unit test: found by a seed, shrunk, repeated by one line.",
        sortOptions = false)
public class ProveItDemo implements Callable<Integer> {
    private static final Bug SHOWN = Bug.LOSES_A_RETRY;
    private static final int SEEDS = 20;
    private static final int RIGHT_SEEDS = 5;
    private static final int COLUMNS = 42;

    private static final SimulationOptions FAULTS = SimulationOptions.DEFAULT;
    private static final SimulationOptions NO_FAULTS = FAULTS.withFaults(Set.of());

    /** Leases are renewed every two seconds, so waiting is expensive. */
    private static final SimulationOptions ELECTED =
            FAULTS.withQuiet(Duration.ofMinutes(2)).withFaultyFor(Duration.ofSeconds(40));

    @Mixin
    private final MineOption mine = new MineOption();

    public static void main(String... args) {
        Scripts.main(new ProveItDemo(), args);
    }

    @Override
    public Integer call() {
        Proof proof = mine.choose("13-prove-it/MyProof.java", Proof.class, LibProof::new);
        System.out.println("1. A unit test: nothing goes wrong, a widget gets its child");
        System.out.println("   the right controller  " + outcome(unitTest(new Widgets(null))));
        System.out.println("   " + SHOWN + "         " + outcome(unitTest(new Widgets(SHOWN))));
        Experiment experiment = cluster -> proof.test(cluster, new Widgets(SHOWN));
        Optional<Failure> found = bySeed(experiment);
        if (found.isPresent()) {
            shrink(found.get(), experiment, proof);
        }
        table(proof);
        return 0;
    }

    private static String outcome(Experiment unitTest) {
        return failure(Simulations.replay("1", NO_FAULTS, unitTest)).isEmpty() ? "passes" : "fails";
    }

    /** A test as there are many: it gives the controller some time, and looks once. */
    private static Experiment unitTest(Program controller) {
        return cluster -> {
            cluster.start("widgets", controller);
            cluster.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: "
                    + "{widget: \"yes\", size: \"1\"}}}");
            cluster.sleep(Duration.ofSeconds(5));
            boolean made = cluster.objects(Secret.TYPE, "default").stream()
                    .anyMatch(child -> "1".equals(child.labels().get("size")));
            if (!made) {
                throw new AssertionError("a has no child of the size 1");
            }
        };
    }

    /** Runs {@link #SHOWN} under one seed after the other, until one fails. */
    private Optional<Failure> bySeed(Experiment experiment) {
        System.out.println("\n2. A simulation of " + SHOWN + ", with " + mine.whose() + " checks");
        for (int seed = 1; seed <= SEEDS; seed++) {
            Optional<Failure> failure = failure(Simulations.replay(String.valueOf(seed), FAULTS, experiment));
            System.out.println("   seed " + seed + ": " + failure.map(ProveItDemo::message).orElse("passes"));
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    private static void shrink(Failure found, Experiment experiment, Proof proof) {
        Failure shrunk = found.shrunk();
        List<String> enough = faults(shrunk);
        System.out.println("\n3. Shrunk: the same seed with fewer faults");
        System.out.println(
                "   faults in the run: " + faults(found).size() + ", enough for the failure: " + enough.size());
        enough.forEach(fault -> System.out.println("     " + fault.strip()));
        System.out.println("   what happened, without the reads:");
        List<String> story = shrunk.story();
        story.stream().filter(step -> !step.contains(" GET /")).forEach(step -> System.out.println(" " + step));
        System.out.println("   " + shrunk.message());

        String line = shrunk.line();
        System.out.println("\n4. One line repeats it: " + line);
        Failure again = Simulations.replay(line, FAULTS, experiment).orElseThrow();
        boolean same = again.story().equals(story);
        System.out.println("   " + line + ": " + again.message());
        System.out.println("   its " + story.size() + " lines are " + (same ? "the same ones" : "other ones now"));
        Experiment corrected = cluster -> proof.test(cluster, new Widgets(null));
        String right = Simulations.replay(line, FAULTS, corrected).map(Failure::message).orElse("passes");
        System.out.println("   the right controller, under " + line + ": " + right);
    }

    /** Returns the faults of a run, a line each: the report lists them between its first two headings. */
    private static List<String> faults(Failure failure) {
        return failure.error().getMessage().lines()
                .dropWhile(line -> !line.startsWith("Faults:"))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .toList();
    }

    private void table(Proof proof) {
        System.out.println("\n5. The right controller and ten wrong ones, with " + mine.whose() + " checks");
        System.out.println("   controller                   unit test  with faults: the first seed that finds it");
        row("right", unitTest(new Widgets(null)), "none of " + RIGHT_SEEDS, first(proof, null, RIGHT_SEEDS));
        int passed = 0;
        int found = 0;
        for (Bug bug : Bug.values()) {
            Experiment unitTest = unitTest(new Widgets(bug));
            Optional<Failure> failure = first(proof, bug, SEEDS);
            row(bug.toString(), unitTest, "none of " + SEEDS, failure);
            passed += outcome(unitTest).equals("passes") ? 1 : 0;
            found += failure.isPresent() ? 1 : 0;
        }
        System.out.println("   wrong ones that pass the unit test: " + passed + "; that a seed finds: " + found);
    }

    private static void row(String name, Experiment unitTest, String otherwise, Optional<Failure> failure) {
        String seed = failure.map(one -> one.line() + ": " + message(one)).orElse(otherwise);
        System.out.printf(Locale.ROOT, "   %-28s %-10s %s%n", name, outcome(unitTest), seed);
    }

    private static Optional<Failure> first(Proof proof, @Nullable Bug bug, int seeds) {
        if (bug != Bug.ACTS_WITHOUT_THE_LEASE) {
            Experiment experiment = cluster -> proof.test(cluster, new Widgets(bug));
            return failure(Simulations.firstFailure(seeds, FAULTS, experiment));
        }
        Experiment elected = new WidgetsExperiment(new Widgets(bug).withElection(), 2, new WithALeader(proof));
        return failure(Simulations.firstFailure(seeds, ELECTED, elected));
    }

    /** All checks of an answer, in a run with two replicas. */
    private record WithALeader(Proof proof) implements WidgetsExperiment.Checks {
        @Override
        public void begin(Simulation cluster) {
            proof.always(cluster);
            proof.onlyTheLeaderWrites(cluster);
        }

        @Override
        public void steady(Simulation cluster, Map<String, String> wanted) {
            proof.atRest(cluster);
            proof.kept(cluster, wanted);
        }
    }

    /** Returns the first line of a message, without what does not fit. */
    private static String message(Failure failure) {
        String line = failure.message().lines().findFirst().orElse("");
        return line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 1) + "…";
    }

    /** A task that is not written yet ends the script; it is no failure of a controller. */
    private static Optional<Failure> failure(Optional<Failure> failure) {
        for (Throwable at = failure.map(Failure::cause).orElse(null); at != null; at = at.getCause()) {
            if (at instanceof Todo todo) {
                throw todo;
            }
        }
        return failure;
    }
}
