package replay.server;

import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;

/** Who answers for a tape: what the WireMock side needs to know of the other one. Called from many threads. */
@FunctionalInterface
interface SessionHandler {
    /**
     * @param tape the tape's name as it stands in the address
     * @param session the session's id; {@code ""} for the one that all share
     */
    ApiResponse answer(String tape, String session, ApiRequest request);
}
