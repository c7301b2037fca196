/** Reading files below {@code informers.client.config}. */
@NullMarked
package informers.internal.config;

import org.jspecify.annotations.NullMarked;
