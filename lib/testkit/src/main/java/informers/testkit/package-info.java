/**
 * Tools to test code that uses this library: handlers, controllers, and informers with custom parts.
 *
 * <ul>
 *   <li>Threads and time: {@link informers.testkit.SeededRuns} runs a scenario under many interleavings, on virtual time;
 *       {@link informers.testkit.RecordedTasks} and {@link informers.testkit.ForwardingConcurrency} observe or change the threads.
 *   <li>An API server in memory: {@code FakeControllerSource} applies changes and watches them; {@code ScriptedListerWatcher}
 *       follows a script of responses and errors.
 *   <li>Observers: {@code RecordingHandler} records notifications, {@code RecordingStore} what a reflector writes.
 *   <li>A network that fails: {@link informers.testkit.Relay}, {@link informers.testkit.DeadPort}.
 * </ul>
 *
 * <p>Nothing here depends on a test framework; a failed check is an {@link AssertionError}.
 */
@NullMarked
package informers.testkit;

import org.jspecify.annotations.NullMarked;
