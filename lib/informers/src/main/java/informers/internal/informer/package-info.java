/** Internal part of {@code informers.informer}; not exported. */
@NullMarked
package informers.internal.informer;

import org.jspecify.annotations.NullMarked;
