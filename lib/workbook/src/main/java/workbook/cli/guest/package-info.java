/**
 * How a script behaves on somebody else's cluster: what it makes it marks, what is not marked it neither changes nor deletes,
 * and what it made it removes, also after an error and after Ctrl-C.
 *
 * <p>Entry point: {@link workbook.cli.guest.Guest}. The rules: {@code docs/guest.md}.
 */
@NullMarked
package workbook.cli.guest;

import org.jspecify.annotations.NullMarked;
