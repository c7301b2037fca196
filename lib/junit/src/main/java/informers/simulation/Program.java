package informers.simulation;

/**
 * The program under test, as its {@code main} method: it creates clients, informers, a work queue and workers from what its
 * {@link Replica} provides, and starts them. It is run again after each crash, and once for each replica.
 *
 * <pre>{@code
 * simulation.start("defaults", replica -> {
 *     var controller = new DefaultsController(replica.clientset(), replica.concurrency());
 *     controller.start();
 * });
 * }</pre>
 */
@FunctionalInterface
public interface Program {
    /**
     * Runs the program. It may return after it has started its threads, or block, as an election of a leader does.
     *
     * @param replica provides the client, threads and time. Whatever bypasses it is not simulated
     * @throws Exception fails the test: a real program would end here
     */
    void run(Replica replica) throws Exception;
}
