/**
 * Floor 1: from bytes to watch events. The response to a watch does not end: it is a stream of JSON values, usually one
 * on each line.
 *
 * <p>Entry points: {@link informers.watch.Watch} for readers of events, {@link informers.watch.EventDecoder} for those
 * who have a stream of bytes. Corresponds to apimachinery's {@code watch} and {@code runtime/serializer/streaming}.
 * Chapter 02 uses it.
 */
@NullMarked
package informers.watch;

import org.jspecify.annotations.NullMarked;
