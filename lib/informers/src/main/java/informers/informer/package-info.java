/**
 * Floor 8: informers, which consist of a reflector, a queue, a store and handlers.
 *
 * <p>Entry points: {@link informers.informer.SharedIndexInformer} for most programs, {@link informers.informer.Informer}
 * for a single handler. {@link informers.informer.InformerParts} replaces parts by other implementations. To read the code,
 * begin with {@code InformerPipeline}, which runs the reflector and processes the queue.
 *
 * <p>{@code docs/user-code-failures.md} describes, for each function that a user provides, what happens when it throws.
 *
 * <p>Corresponds to client-go's {@code tools/cache/shared_informer.go} and {@code controller.go}. Chapter 08 opens it.
 */
@NullMarked
package informers.informer;

import org.jspecify.annotations.NullMarked;
