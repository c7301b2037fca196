/**
 * Who set which field: {@code metadata.managedFields}, and server-side apply. Corresponds to structured-merge-diff and
 * apimachinery's {@code managedfields}. Knows nothing of tapes.
 */
@NullMarked
package replay.internal.managed;

import org.jspecify.annotations.NullMarked;
