/** Internal part of {@code informers.factory}; not exported. */
@NullMarked
package informers.internal.factory;

import org.jspecify.annotations.NullMarked;
