/**
 * Field managers: {@code metadata.managedFields} and server-side apply. Corresponds to structured-merge-diff and
 * apimachinery's {@code managedfields}. Independent of tapes.
 */
@NullMarked
package replay.internal.managed;

import org.jspecify.annotations.NullMarked;
