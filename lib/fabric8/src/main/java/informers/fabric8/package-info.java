/**
 * fabric8's model of the Kubernetes API as types of this library.
 *
 * <p>client-go has no counterpart: {@code k8s.io/api} has its types.
 */
@NullMarked
package informers.fabric8;

import org.jspecify.annotations.NullMarked;
