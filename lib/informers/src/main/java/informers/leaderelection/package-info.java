/**
 * Leader election: of several processes with the same task, one works.
 *
 * <p>Corresponds to client-go's {@code tools/leaderelection}.
 */
@NullMarked
package informers.leaderelection;

import org.jspecify.annotations.NullMarked;
