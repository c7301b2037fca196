/**
 * Parsons problems: the lines of a task's usual solution, shuffled, with two wrong lines among them. The arrangement is graded by the
 * chapter's contract, and put into the learner's file.
 */
@NullMarked
package workbook.arrange;

import org.jspecify.annotations.NullMarked;
