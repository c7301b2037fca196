/**
 * JUnit extensions for tests of controllers: {@link informers.junit.ReplayCluster} has a model API server over HTTP for any client, {@link
 * informers.junit.SimulatedCluster} runs a controller under many seeds, in memory, with faults.
 */
@NullMarked
package informers.junit;

import org.jspecify.annotations.NullMarked;
