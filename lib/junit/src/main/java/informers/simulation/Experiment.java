package informers.simulation;

/** What is run under each seed: it prepares the cluster, starts programs, changes objects, and checks the result. */
@FunctionalInterface
public interface Experiment {
    /**
     * Runs once, under one seed. Must not keep anything from an earlier run.
     *
     * @param simulation a fresh cluster
     * @throws Exception fails the run, as an {@link AssertionError} does
     */
    void run(Simulation simulation) throws Exception;
}
