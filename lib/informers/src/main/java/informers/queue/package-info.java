/**
 * Floor 4: the queues between the reflector and the consumer that fills the store.
 *
 * <p>Entry points: {@link informers.queue.Queue} is the interface; {@link informers.queue.DeltaFIFO} is the queue that most
 * descriptions of client-go show, {@link informers.queue.RealFIFO} the one that its informers use today. A reflector uses
 * only {@link informers.queue.ReflectorStore}.
 *
 * <p>Corresponds to client-go's {@code tools/cache/delta_fifo.go} and {@code the_real_fifo.go}. Chapter 03 opens it.
 */
@NullMarked
package informers.queue;

import org.jspecify.annotations.NullMarked;
