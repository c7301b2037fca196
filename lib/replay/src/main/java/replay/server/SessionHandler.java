package replay.server;

import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;

/** Handles the requests for tapes and sessions. Thread-safe. */
@FunctionalInterface
interface SessionHandler {
    /**
     * Handles a request.
     *
     * @param tape the name of the tape in the URL
     * @param session the session's ID; {@code ""} for the shared one
     */
    ApiResponse handle(String tape, String session, ApiRequest request);
}
