/**
 * Floor 0: what an object is. Names of resources and kinds, objects as bytes with typed views, lists, status bodies,
 * options and selectors.
 *
 * <p>Entry point: {@link informers.api.KubeObject}. An object is its metadata, parsed once, and its own JSON bytes. It
 * cannot be changed, so it can be handed to any thread, and a cache can never be spoilt by a careless handler. Nothing
 * that the server sent is dropped, known to this library or not.
 *
 * <p>Corresponds to client-go's {@code k8s.io/api} and {@code k8s.io/apimachinery}. Chapter 01 opens it.
 */
@NullMarked
package informers.api;

import org.jspecify.annotations.NullMarked;
