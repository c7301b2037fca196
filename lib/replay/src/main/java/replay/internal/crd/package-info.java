/**
 * CustomResourceDefinitions: whether one is good, what discovery says of it, and what its schema does to the objects. The
 * rules and words of {@code k8s.io/apiextensions-apiserver}. Knows nothing of tapes.
 */
@NullMarked
package replay.internal.crd;

import org.jspecify.annotations.NullMarked;
