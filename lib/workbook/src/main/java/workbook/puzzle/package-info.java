/**
 * Puzzles on the stage: an informer has one wrong part, and the player brings it into a state that shows the fault, in a few actions.
 *
 * <p>The wrong parts are the chapters' mutants. {@link workbook.puzzle.Puzzles} reads them from {@code chapters/NN/puzzles.yaml};
 * {@link workbook.puzzle.PuzzleStage} plays one, and judges what was played.
 */
@NullMarked
package workbook.puzzle;

import org.jspecify.annotations.NullMarked;
