/** YAML below {@code informers.api}: documents and scalars as kubectl reads them, with limits. */
@NullMarked
package informers.internal.yaml;

import org.jspecify.annotations.NullMarked;
