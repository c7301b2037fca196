/**
 * {@code ./jbang workbook}: the command for learners and instructors, with one file for each subcommand.
 *
 * <p>Entry point: {@link workbook.command.WorkbookCommand}. It grades with {@link workbook.grade.Grader}, as {@code mvn test} does; {@link
 * workbook.command.ChapterClasses} compiles the contracts, which is faster than Maven. The output is plain lines without colours and
 * symbols; the first word of a line says what it is.
 */
@NullMarked
package workbook.command;

import org.jspecify.annotations.NullMarked;
