package informers.simulation;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** How an {@link Experiment} is run. Immutable: each {@code with} method returns a changed copy. Null is rejected. */
public final class SimulationOptions {
    /** All faults; a minute of them before each {@link Simulation#untilSteady}; a lag of up to 30 s; the tape {@code empty}. */
    public static final SimulationOptions DEFAULT = new SimulationOptions(
            EnumSet.allOf(Fault.class),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(17),
            Duration.ofHours(2),
            "empty",
            1);

    private final Set<Fault> faults;
    private final Duration watchLag;
    private final Duration faultyFor;
    private final Duration quiet;
    private final Duration patience;
    private final String tape;
    private final int threads;

    private SimulationOptions(
            Set<Fault> faults,
            Duration watchLag,
            Duration faultyFor,
            Duration quiet,
            Duration patience,
            String tape,
            int threads) {
        this.faults = faults;
        this.watchLag = watchLag;
        this.faultyFor = faultyFor;
        this.quiet = quiet;
        this.patience = patience;
        this.tape = tape;
        this.threads = threads;
    }

    /**
     * Sets which faults may happen.
     *
     * @param which none for an undisturbed cluster, in which only the order of the threads differs
     */
    public SimulationOptions withFaults(Collection<Fault> which) {
        Set<Fault> copy = EnumSet.noneOf(Fault.class);
        copy.addAll(which);
        return new SimulationOptions(copy, watchLag, faultyFor, quiet, patience, tape, threads);
    }

    /** Sets how late {@link Fault#WATCH_LAG} makes an event at most. */
    public SimulationOptions withWatchLag(Duration atMost) {
        return new SimulationOptions(faults, positive(atMost), faultyFor, quiet, patience, tape, threads);
    }

    /** Sets how long faults happen before each {@link Simulation#untilSteady}, in virtual time. */
    public SimulationOptions withFaultyFor(Duration time) {
        return new SimulationOptions(faults, watchLag, positive(time), quiet, patience, tape, threads);
    }

    /**
     * Sets for how long nothing may be written, and no request fail, before the state is called steady. It must exceed the longest
     * backoff of the controller: that of the usual rate limiter is 1000 s, so the default is 17 minutes; that of
     * {@link Replica#workQueue} is 30 s. A shorter time makes runs with an election faster, whose leases are renewed meanwhile.
     */
    public SimulationOptions withQuiet(Duration time) {
        return new SimulationOptions(faults, watchLag, faultyFor, positive(time), patience, tape, threads);
    }

    /** Sets after how much virtual time without faults a state that is still not steady is a failure: a hot loop. */
    public SimulationOptions withPatience(Duration time) {
        return new SimulationOptions(faults, watchLag, faultyFor, quiet, positive(time), tape, threads);
    }

    /** Sets the tape whose objects the cluster has at the start: a name of informers-replay. */
    public SimulationOptions withTape(String name) {
        Objects.requireNonNull(name, "name");
        return new SimulationOptions(faults, watchLag, faultyFor, quiet, patience, name, threads);
    }

    /**
     * Sets how many seeds are run at the same time.
     *
     * @param number above 1, the experiment must be able to run in several threads at once
     */
    public SimulationOptions withThreads(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("expected at least 1 thread, found " + number);
        }
        return new SimulationOptions(faults, watchLag, faultyFor, quiet, patience, tape, number);
    }

    private static Duration positive(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("expected a time above 0, found " + time);
        }
        return time;
    }

    /** Returns the faults that may happen. */
    public Set<Fault> faults() {
        return faults.isEmpty() ? Set.of() : EnumSet.copyOf(faults);
    }

    /** Returns the longest lag of a watch. */
    public Duration watchLag() {
        return watchLag;
    }

    Duration faultyFor() {
        return faultyFor;
    }

    Duration quiet() {
        return quiet;
    }

    Duration patience() {
        return patience;
    }

    String tape() {
        return tape;
    }

    int threads() {
        return threads;
    }
}
