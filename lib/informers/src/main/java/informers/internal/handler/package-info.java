/** Internal part of {@code informers.handler}; not exported. */
@NullMarked
package informers.internal.handler;

import org.jspecify.annotations.NullMarked;
