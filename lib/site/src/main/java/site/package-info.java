/**
 * Writes the workbook as a static web site: the Markdown of the repository as pages, with what a terminal adds to it. See
 * lib/site/README.md.
 */
@NullMarked
package site;

import org.jspecify.annotations.NullMarked;
