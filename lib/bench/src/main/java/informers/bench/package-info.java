/**
 * The library beside its peers: the same bytes for everyone, each in a JVM of its own.
 *
 * <p>Entry point: {@link informers.bench.Bench}, run by {@code lib/bench/bench}. It starts one {@link
 * informers.bench.LoadServer}, and for each figure a {@link informers.bench.Child} with one {@link
 * informers.bench.Contestant}. What comes out is in {@code lib/bench/RESULTS.md}.
 */
@NullMarked
package informers.bench;

import org.jspecify.annotations.NullMarked;
