/**
 * Compares the library with other clients: the same bytes for all of them, each in a JVM of its own.
 *
 * <p>Entry point: {@link informers.bench.Bench}, run by {@code lib/bench/bench}. It starts one {@link
 * informers.bench.LoadServer}, and for each figure a {@link informers.bench.Child} with one {@link
 * informers.bench.Contestant}. The results are in {@code lib/bench/RESULTS.md}.
 */
@NullMarked
package informers.bench;

import org.jspecify.annotations.NullMarked;
