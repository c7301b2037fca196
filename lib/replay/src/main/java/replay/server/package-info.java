/**
 * The replay server: recorded clusters behind HTTP. WireMock is its face; what it answers comes from
 * {@link workbook.tape}.
 *
 * <p>Entry points: {@link replay.server.ReplayServer} for programs and tests, {@link workbook.replay.ReplayCommand} for the
 * command line.
 *
 * <p>Addresses: {@code /tapes/NAME} is the API server of a tape, with one session that all share who use it;
 * {@code /tapes/NAME/sessions/ID} is a session of its own, which begins when it is first named.
 * {@code /faults/NAME} fails in one way, whatever is asked.
 */
@NullMarked
package replay.server;

import org.jspecify.annotations.NullMarked;
