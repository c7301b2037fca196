/**
 * The fields of the built-in kinds as data, and decoders that use them: JSON as Go's decoder checks it, and
 * Kubernetes' protobuf. Independent of tapes.
 */
@NullMarked
package replay.internal.schema;

import org.jspecify.annotations.NullMarked;
