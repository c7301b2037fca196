/** Paths below {@code informers.client}. */
@NullMarked
package informers.internal.client;

import org.jspecify.annotations.NullMarked;
