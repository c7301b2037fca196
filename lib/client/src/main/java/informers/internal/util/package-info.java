/** Helpers around {@code informers.util} that all modules of this library use. */
@NullMarked
package informers.internal.util;

import org.jspecify.annotations.NullMarked;
