/**
 * What the chapters need around the library: the replay server, the grader, the options of the scripts.
 */
@NullMarked
package workbook;

import org.jspecify.annotations.NullMarked;
