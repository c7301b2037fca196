/**
 * Validation of objects after decoding, with the messages of {@code k8s.io/kubernetes}' validation packages.
 * Independent of tapes.
 */
@NullMarked
package replay.internal.validation;

import org.jspecify.annotations.NullMarked;
