/** Internal part of {@code informers.store}; not exported. */
@NullMarked
package informers.internal.store;

import org.jspecify.annotations.NullMarked;
