/**
 * The grader: one mechanism for the learner's files, mutants and alternatives.
 *
 * <p>An answer is compiled in this JVM ({@link workbook.grade.AnswerCompiler}), loaded by a class loader of its own, and
 * a chapter's {@link workbook.grade.Contract} runs against it. A body that is still a {@link workbook.grade.Todo} is
 * <em>not started</em>; everything else is done or red. Begin with {@link workbook.grade.Contract} to write a chapter,
 * with {@link workbook.grade.Grader} to grade from code.
 *
 * <p>{@link workbook.grade.AnswerLoader} and what it needs know nothing of JUnit: scripts compile just these, for {@code
 * --mine} (the list is in {@code lib/workbook/Cli.java}).
 */
@NullMarked
package workbook.grade;

import org.jspecify.annotations.NullMarked;
