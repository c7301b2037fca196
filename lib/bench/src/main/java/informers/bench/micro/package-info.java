/** The small pieces, by themselves: how long one call takes once the JIT is done. Run by {@code lib/bench/bench}. */
@NullMarked
package informers.bench.micro;

import org.jspecify.annotations.NullMarked;
