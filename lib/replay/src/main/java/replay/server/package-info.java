/**
 * The replay server: recorded clusters over HTTP. WireMock is the HTTP server; the responses come from {@code
 * replay.internal.apiserver}.
 *
 * <p>Entry point: {@link replay.server.ReplayServer}.
 *
 * <p>URLs: {@code /tapes/NAME} is the API server of a tape, in a session that all its users share; {@code
 * /tapes/NAME/sessions/ID} is a separate session, created at its first request; {@code /faults/NAME} fails in one
 * way, whatever the request.
 */
@NullMarked
package replay.server;

import org.jspecify.annotations.NullMarked;
