package informers.simulation;

import java.util.List;
import replay.internal.cluster.History;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;

/** Sees what a run does, and changes nothing: no step of the scheduler, no time, no random number. Called by one task at a time. */
interface Onlooker {
    /** Sees nothing. */
    Onlooker NONE = new Onlooker() {};

    /** A line of the story, other than a request: a fault, the death of a replica. */
    default void happened(String who, String what) {}

    /** The run has this invariant from now on. */
    default void invariant(String name) {}

    /**
     * The run fails: the last thing that it sees.
     *
     * @param who {@code invariant}, {@code test} or a replica
     * @param invariant the name of the invariant that is broken; {@code ""} if it is something else
     */
    default void failed(String who, String invariant, String message) {}

    /** The server has handled a request. */
    default void handled(String by, ApiRequest request, int status, List<History.Change> changes) {}

    /** The response to a GET that is no watch has reached a replica. */
    default void answered(String replica, ApiRequest request, ApiResponse.Body response) {}

    /** An item is added to a work queue of a replica, which may have it already. */
    default void added(String replica, Object item) {}

    /** A worker of a replica begins with an item of a work queue. */
    default void taken(String replica, Object item) {}

    /** The worker is done with it. */
    default void done(String replica, Object item) {}

    /** A replica watches. */
    default void opened(WatchBody watch) {}

    /** An event has reached a replica. */
    default void arrived(WatchBody watch, byte[] event) {}

    /** The watch is over. */
    default void closed(WatchBody watch) {}

    /** A replica has died: it has received nothing any more. */
    default void died(String replica) {}
}
