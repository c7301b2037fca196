/**
 * The model of an API server, without HTTP. A {@link replay.internal.tape.Tape} is what was recorded: objects at a
 * resourceVersion and the changes after it. A {@link replay.internal.apiserver.Session} is one copy of it with a
 * clock of its own and its clients' writes.
 *
 * <p>Entry point: {@link replay.internal.apiserver.Session#handle}. The replay server and tests without HTTP use the
 * same class.
 */
@NullMarked
package replay.internal.apiserver;

import org.jspecify.annotations.NullMarked;
