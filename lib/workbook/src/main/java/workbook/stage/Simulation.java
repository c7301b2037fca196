package workbook.stage;

import java.util.List;
import java.util.Optional;

/** What is on the stage. Its methods are called by the tasks of the run; the others only look, while the tasks stand still. */
interface Simulation {
    /** Starts what the scene is about, and returns it in words. */
    String start();

    /** Stops it. Does not wait. */
    void stop();

    /** Does what is asked, and returns it in words. */
    String act(Action action);

    /** Returns what ended an informer, or kept it from storing something. */
    Optional<Throwable> failure();

    /** Returns the objects on the server, as actions name them. */
    List<String> targets();

    /** Returns the names of the handlers. */
    List<String> handlerNames();

    /**
     * Returns what is wrong now.
     *
     * @param quiet whether nobody can go on without time passing, so that everything that was sent has arrived
     * @param asleep whether somebody goes on when time passes
     */
    List<String> faults(boolean quiet, boolean asleep);
}
