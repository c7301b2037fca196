/**
 * What the API server checks of an object after it was decoded: the words are those of {@code k8s.io/kubernetes}' packages
 * named validation. Knows nothing of tapes.
 */
@NullMarked
package replay.internal.validation;

import org.jspecify.annotations.NullMarked;
