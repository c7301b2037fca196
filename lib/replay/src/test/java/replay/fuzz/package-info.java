/**
 * Fuzz targets: requests to a session, and the files of a tape. The seeds run in each build; the search runs in the
 * {@code proof} profile, see docs/proof.md.
 */
@NullMarked
package replay.fuzz;

import org.jspecify.annotations.NullMarked;
