package replay.server;

import replay.internal.request.ApiAnswer;
import replay.internal.request.ApiRequest;

/** Who answers for a tape: what the WireMock side needs to know of the other one. Called from many threads. */
@FunctionalInterface
interface Answering {
    /**
     * @param tape the tape's name as it stands in the address
     * @param session the session's id; {@code ""} for the one that all share
     */
    ApiAnswer answer(String tape, String session, ApiRequest request);
}
