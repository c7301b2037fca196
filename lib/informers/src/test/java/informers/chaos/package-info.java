/**
 * Runs the library's informers against the model API server, with every kind of failure of the server and the network,
 * at moments that a seed chooses.
 *
 * <p>A {@link informers.chaos.Schedule} says what happens when; {@link informers.chaos.ChaosRun} runs it, one task at a
 * time on virtual time, and then checks the store and the handlers. The same seed repeats the same run, to the
 * last interleaving:
 *
 * <pre>
 * mvn -pl lib/informers -am test -Dtest=ChaosTest -Dsurefire.failIfNoSpecifiedTests=false -Dchaos.seed=4711
 * </pre>
 */
@NullMarked
package informers.chaos;

import org.jspecify.annotations.NullMarked;
