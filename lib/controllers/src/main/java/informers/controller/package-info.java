/**
 * The parts of a controller around its informers: finalizers, owner references, several namespaces behind one lister, a wait for several
 * caches.
 *
 * <p>Corresponds to what controllers written with client-go take from {@code apimachinery}, {@code k8s.io/kubernetes/pkg/controller} and
 * controller-runtime's {@code controllerutil}.
 */
@NullMarked
package informers.controller;

import org.jspecify.annotations.NullMarked;
