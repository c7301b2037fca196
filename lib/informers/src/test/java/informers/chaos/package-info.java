/**
 * A cluster that misbehaves: the library's informers against the model API server, with everything going wrong that can,
 * at moments that a seed chooses.
 *
 * <p>A {@link informers.chaos.Schedule} says what happens when; {@link informers.chaos.ChaosRun} plays it, one task at a
 * time on virtual time, and then looks whether store and handlers came out right. The same seed plays the same, to the
 * last interleaving:
 *
 * <pre>
 * mvn -pl lib/informers -am test -Dtest=ChaosTest -Dsurefire.failIfNoSpecifiedTests=false -Dchaos.seed=4711
 * </pre>
 */
@NullMarked
package informers.chaos;

import org.jspecify.annotations.NullMarked;
