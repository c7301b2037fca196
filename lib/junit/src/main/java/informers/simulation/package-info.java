/**
 * Runs a controller in a simulated cluster, under many seeds: one thread at a time, on virtual time, against a model of the API server in
 * memory, while watches lag, requests fail, and replicas crash. {@link informers.simulation.Simulation} is the entry point, by
 * {@link informers.simulation.Simulations}, or in a JUnit test by {@code @SimulatedCluster}.
 */
@NullMarked
package informers.simulation;

import org.jspecify.annotations.NullMarked;
