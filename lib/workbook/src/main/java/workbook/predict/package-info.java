/**
 * The questions that a learner answers before a chapter's script runs, and the answers.
 *
 * <p>Entry points: {@link workbook.predict.Questions} reads a chapter's {@code questions.yaml}, {@link workbook.predict.Predictions} keeps
 * the answers, and {@link workbook.predict.Recalls} chooses the questions of earlier chapters that come back. Nothing here needs a
 * terminal: {@code ./jbang workbook predict} asks these questions, and others may ask the same ones in another way.
 */
@NullMarked
package workbook.predict;

import org.jspecify.annotations.NullMarked;
