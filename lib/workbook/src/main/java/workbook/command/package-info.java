/**
 * {@code ./jbang workbook}: the learner's and the instructor's command. One file a subcommand.
 *
 * <p>Entry point: {@link workbook.command.WorkbookCommand}. It grades by {@link workbook.grade.Grader}, as {@code mvn
 * test} does; the contracts are compiled by {@link workbook.command.ChapterClasses}, so that Maven is not waited for.
 * What it prints are plain lines whose first word says what they are: no colour, no signs.
 */
@NullMarked
package workbook.command;

import org.jspecify.annotations.NullMarked;
