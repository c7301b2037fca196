/**
 * The fields of the built-in kinds, as data, and what can be read with them: JSON checked as Go's decoder checks it, and
 * Kubernetes' protobuf. Knows nothing of tapes.
 */
@NullMarked
package replay.internal.schema;

import org.jspecify.annotations.NullMarked;
