/**
 * Fuzzing: parsers with arbitrary bytes. Each build tries the seeds; the search runs in the {@code proof} profile, see
 * docs/proof.md.
 */
@NullMarked
package informers.fuzz;

import org.jspecify.annotations.NullMarked;
