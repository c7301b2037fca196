package informers.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A run that failed. Immutable. */
public final class Failure {
    private static final int LAST_LINES = 60;

    private final Session session;
    private final List<FaultStep> faults;
    private final Throwable cause;
    private final List<String> story;
    private final SimulationOptions options;
    private final Experiment experiment;

    Failure(
            Session session,
            List<FaultStep> faults,
            Throwable cause,
            List<String> story,
            SimulationOptions options,
            Experiment experiment) {
        this.session = session;
        this.faults = List.copyOf(faults);
        this.cause = cause;
        this.story = List.copyOf(story);
        this.options = options;
        this.experiment = experiment;
    }

    Session session() {
        return session;
    }

    /** Returns the line that repeats the run: see {@link Simulations#replay}. */
    public String line() {
        return session.toString();
    }

    /** Returns the seed, which is the beginning of {@link #line}. */
    public long seed() {
        return session.seed();
    }

    /** Returns what was thrown. */
    public Throwable cause() {
        return cause;
    }

    /** Returns what went wrong. */
    public String message() {
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** Returns what happened, a line each. */
    public List<String> story() {
        return story;
    }

    /**
     * Returns a run that fails too, with as few faults as could be found: it tries a few hundred runs. The failure may be another one.
     */
    public Failure shrunk() {
        return new Shrinker(this).shrink();
    }

    int size() {
        return faults.size();
    }

    /** Repeats the run without some of its faults, by their indices. */
    java.util.Optional<Failure> without(int from, int to, long turns) {
        List<FaultStep> rest = new ArrayList<>(faults);
        rest.subList(from, to).clear();
        Set<Integer> kept = rest.stream().map(FaultStep::number).collect(Collectors.toCollection(TreeSet::new));
        Simulations.Run run = new Simulations.Run(
                session.with(kept).withTurns(turns), options, experiment, false, java.util.Optional.empty());
        run.play();
        return run.failure();
    }

    /**
     * Repeats the run, and returns its steps as JSON, for {@code ./jbang workbook see --session FILE}: who acts, what it does, and what
     * changes on the server, on the way and at the replicas. The same failure gives the same text.
     *
     * @param test the name of the test, which the page shows
     * @throws IllegalStateException if the run did not fail in the same way: the program bypasses its {@code Concurrency}
     */
    public String recording(String test) {
        Recording recording = new Recording();
        Simulations.Run run =
                new Simulations.Run(session, options, experiment, false, java.util.Optional.of(recording));
        run.play();
        String again = run.failure().map(Failure::message).orElse("it succeeded");
        if (!again.equals(message())) {
            throw new IllegalStateException("expected the same failure when the run was repeated, found: " + again
                    + ". Something in the program bypasses the Concurrency of its replica.");
        }
        return recording.json(test, line(), message());
    }

    /** Returns an error for a test: what went wrong, what was needed for it, what happened, and how to repeat it. */
    public AssertionError error() {
        StringBuilder text =
                new StringBuilder("seed ").append(session.seed()).append(": ").append(message());
        text.append("\n\nFaults:").append(faults.isEmpty() ? " none" : "");
        faults.forEach(fault -> text.append("\n  ").append(fault));
        int from = Math.max(0, story.size() - LAST_LINES);
        text.append("\n\nWhat happened").append(from > 0 ? ", the last " + LAST_LINES + " lines:" : ":");
        story.subList(from, story.size()).forEach(line -> text.append("\n  ").append(line));
        text.append("\n\nTo repeat it: @SimulatedCluster(replay = \"")
                .append(line())
                .append("\"), or -Dsimulated.session=")
                .append(line())
                .append('\n');
        return new AssertionError(text.toString(), cause);
    }

    /** Returns what went wrong, and the line that repeats it. */
    @Override
    public String toString() {
        return line() + ": " + message();
    }
}
