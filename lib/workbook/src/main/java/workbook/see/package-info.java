/**
 * The page on which one watches an informer: an HTTP server for one person, on 127.0.0.1, behind a secret path.
 *
 * <p>A {@link workbook.see.SeeServer} serves the page and its interface; a {@link workbook.see.SceneSource} says which scenes there
 * are and whose parts are on the stage. The page keeps all steps that it was sent; the server keeps one run, and plays on from there.
 */
@NullMarked
package workbook.see;

import org.jspecify.annotations.NullMarked;
