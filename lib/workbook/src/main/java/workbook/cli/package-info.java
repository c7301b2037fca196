/**
 * What all scripts share: options, error messages, exit status, Ctrl-C, and the folder of the workbook.
 *
 * <p>Entry point: {@link workbook.cli.Scripts}. Nothing here needs WireMock, so that scripts without a cluster start quickly. What
 * needs a cluster is in {@code workbook.cli.cluster}.
 */
@NullMarked
package workbook.cli;

import org.jspecify.annotations.NullMarked;
