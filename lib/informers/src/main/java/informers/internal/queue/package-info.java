/** Internal part of {@code informers.queue}; not exported. */
@NullMarked
package informers.internal.queue;

import org.jspecify.annotations.NullMarked;
