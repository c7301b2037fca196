/**
 * The grader: one mechanism for the learner's files, mutants and alternatives.
 *
 * <p>An answer is compiled in this JVM ({@link workbook.grade.AnswerCompiler}) and loaded by a class loader of its own; then a
 * chapter's {@link workbook.grade.Contract} runs against it. A method that still throws a {@link workbook.grade.Todo} is <em>not
 * started</em>; everything else is done or red. To write a chapter, start with {@link workbook.grade.Contract}; to grade from code,
 * with {@link workbook.grade.Grader}.
 *
 * <p>{@link workbook.grade.AnswerLoader} and what it needs do not depend on JUnit. For {@code --mine}, scripts compile only these (the list is in {@code lib/workbook/Cli.java}).
 */
@NullMarked
package workbook.grade;

import org.jspecify.annotations.NullMarked;
