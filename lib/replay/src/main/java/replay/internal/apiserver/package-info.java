/**
 * A recorded cluster, played back: the model of an API server without HTTP.
 *
 * <p>Three parts. A {@link replay.internal.tape.Tape} is what was recorded: objects at a resourceVersion and the log of what
 * happened after. Reading is a pure function of log and request. A {@link replay.internal.apiserver.Session} is one state over a
 * tape: a story clock and the writes of its clients. Entry point: {@link replay.internal.apiserver.Session#handle}.
 *
 * <p>The same class serves the replay server (through WireMock) and tests without any HTTP.
 */
@NullMarked
package replay.internal.apiserver;

import org.jspecify.annotations.NullMarked;
