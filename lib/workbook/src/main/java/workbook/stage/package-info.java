/**
 * An informer at work in a simulated cluster, one step at a time: the real parts on a scheduler that runs one task at a time, on virtual
 * time, with a model of the API server.
 *
 * <p>A {@link workbook.stage.Scene} says what there is at first; a {@link workbook.stage.Session} adds a seed and a list of
 * {@linkplain workbook.stage.Action actions}; a {@link workbook.stage.StageRun} plays it and returns {@linkplain
 * workbook.stage.Step steps}. The same session gives the same steps, always. The library's classes know nothing of this: it
 * wraps the parts that an informer can be given.
 */
@NullMarked
package workbook.stage;

import org.jspecify.annotations.NullMarked;
