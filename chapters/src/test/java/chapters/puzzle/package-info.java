/** The puzzles of the chapters, and the search for lines of play that break a part. */
@NullMarked
package chapters.puzzle;

import org.jspecify.annotations.NullMarked;
