package informers.simulation;

/** What must hold after each write to the server. Called by the task that wrote; it must not send requests. */
@FunctionalInterface
public interface Invariant {
    /**
     * Checks it, usually by {@link Simulation#objects}.
     *
     * @throws Exception if it does not hold, with a message that says so; an {@link AssertionError} too
     */
    void check() throws Exception;
}
