/**
 * JUnit extensions for tests of controllers: {@link informers.junit.SimulatedCluster} runs one under many seeds, in memory, with faults;
 * {@code ReplayCluster} serves a model of the API server over HTTP to any client.
 */
@NullMarked
package informers.junit;

import org.jspecify.annotations.NullMarked;
