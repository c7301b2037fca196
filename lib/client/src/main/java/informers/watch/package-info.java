/**
 * Floor 1: from bytes to watch events. The response to a watch does not end: it is a stream of JSON values, usually one
 * on each line.
 *
 * <p>Entry point: {@link informers.watch.Watch}. Corresponds to apimachinery's {@code watch}. Chapter 02 uses it.
 */
@NullMarked
package informers.watch;

import org.jspecify.annotations.NullMarked;
