/**
 * Floor 0: what an object is. Names of resources and kinds, objects as bytes with typed views, lists, status bodies,
 * options and selectors.
 *
 * <p>Entry point: {@link informers.api.KubeObject}. An object is its metadata, parsed once, and its JSON bytes. It is
 * immutable: any thread may use it, and no handler can damage a cache. Nothing that the server sent is dropped, whether
 * this library knows it or not.
 *
 * <p>Corresponds to {@code k8s.io/api} and {@code k8s.io/apimachinery}. Chapter 01 uses it.
 */
@NullMarked
package informers.api;

import org.jspecify.annotations.NullMarked;
