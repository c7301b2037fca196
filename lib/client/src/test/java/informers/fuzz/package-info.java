/**
 * Fuzzing: parsers on arbitrary bytes. The seeds are tried in each build; the search runs in the {@code proof} profile, see
 * docs/proof.md.
 */
@NullMarked
package informers.fuzz;

import org.jspecify.annotations.NullMarked;
