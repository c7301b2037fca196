/**
 * What every script has in common: its options, its errors, its end, and the way to the home that it belongs to.
 *
 * <p>Entry point: {@link workbook.cli.Scripts}. Nothing here knows WireMock: a chapter that needs no cluster does not
 * pay for one. What needs a cluster is in {@code workbook.cli.cluster}.
 */
@NullMarked
package workbook.cli;

import org.jspecify.annotations.NullMarked;
