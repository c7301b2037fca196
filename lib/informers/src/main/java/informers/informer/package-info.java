/**
 * Floor 8: informers: reflector, queue, store and handlers, put together and run.
 *
 * <p>Entry points: {@link informers.informer.SharedIndexInformer} for most, {@link informers.informer.Informer} for one
 * handler. {@link informers.informer.InformerParts} says of which parts they are made, and takes others.
 *
 * <p>What happens when code of the user's throws, function by function, stands in {@code docs/user-code-failures.md}.
 *
 * <p>Corresponds to client-go's {@code tools/cache/shared_informer.go} and {@code controller.go}. Chapter 08 opens it.
 */
@NullMarked
package informers.informer;

import org.jspecify.annotations.NullMarked;
