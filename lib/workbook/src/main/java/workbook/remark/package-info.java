/**
 * Remarks on an answer that passes all its tests: what a reviewer would say about the code. Each rule reads the syntax tree of one file
 * and is silent when in doubt.
 */
@NullMarked
package workbook.remark;

import org.jspecify.annotations.NullMarked;
