/**
 * How a script behaves on a cluster that others may use: it marks the objects that it creates, changes and deletes only those, and
 * deletes them at the end, also after an error or Ctrl-C.
 *
 * <p>Entry point: {@link workbook.cli.guest.Guest}. The rules: {@code docs/guest.md}.
 */
@NullMarked
package workbook.cli.guest;

import org.jspecify.annotations.NullMarked;
