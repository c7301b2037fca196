/**
 * client-go's informer machinery, in Java: small, exact, and readable.
 *
 * <p>The packages are floors; each imports only from the floors below it. From the ground: {@code util} and
 * {@code api}, {@code watch}, {@code client} (these four are in lib/client), {@code listwatch}, {@code queue}, {@code reflector}, {@code store},
 * {@code handler}, {@code informer}, {@code factory} and {@code workqueue}.
 */
@NullMarked
package informers;

import org.jspecify.annotations.NullMarked;
