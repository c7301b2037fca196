/**
 * Floor 1: from bytes to events. A watch is an answer that does not end: a stream of JSON values, of which
 * servers write one on each line.
 *
 * <p>Entry points: {@link informers.watch.Watch} for those who read, {@link informers.watch.EventDecoder} for those who
 * have a stream of bytes. Corresponds to apimachinery's {@code watch} and {@code runtime/serializer/streaming}. Chapter 02
 * opens it.
 */
@NullMarked
package informers.watch;

import org.jspecify.annotations.NullMarked;
