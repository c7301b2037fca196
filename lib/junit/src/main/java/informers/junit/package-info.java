/** A JUnit extension for tests of controllers: {@link informers.junit.SimulatedCluster} runs one under many seeds, in memory, with faults. */
@NullMarked
package informers.junit;

import org.jspecify.annotations.NullMarked;
