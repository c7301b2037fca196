/** Microbenchmarks: how long one call takes after the JIT has compiled it. Run by {@code lib/bench/bench}. */
@NullMarked
package informers.bench.micro;

import org.jspecify.annotations.NullMarked;
