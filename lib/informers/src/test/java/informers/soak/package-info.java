/** An informer under load for a long time. Part of the {@code proof} profile only; see docs/proof.md. */
@NullMarked
package informers.soak;

import org.jspecify.annotations.NullMarked;
