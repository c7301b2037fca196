/**
 * Floor 4: the queues between whoever watches and whoever processes.
 *
 * <p>Entry points: {@link informers.queue.Queue} for both sides, {@link informers.queue.DeltaFIFO} for the queue that
 * client-go taught the world, {@link informers.queue.RealFIFO} for the one that its informers use today. A reflector only
 * sees {@link informers.queue.ReflectorStore}.
 *
 * <p>Corresponds to client-go's {@code tools/cache/delta_fifo.go} and {@code the_real_fifo.go}. Chapter 03 opens it.
 */
@NullMarked
package informers.queue;

import org.jspecify.annotations.NullMarked;
