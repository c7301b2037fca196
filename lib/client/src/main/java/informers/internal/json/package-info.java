/** JSON below {@code informers.api}: scanning bytes, reading fields as Go does, error messages without secrets. */
@NullMarked
package informers.internal.json;

import org.jspecify.annotations.NullMarked;
