/**
 * Proves that the strongest tests can fail: {@link informers.planted.PlantedBugsIT}, {@code QueuePlantedBugsIT} and
 * {@code NewerPlantedBugsIT} plant a bug in a copy of a source file of the library and expect its test to fail. The library itself is not changed, and needs no
 * hooks for it.
 *
 * <p>To add a bug, add a row to the table of its floor, such as {@link informers.planted.QueueBugs} (for a new table, a
 * method in one of these classes):
 *
 * <pre>{@code
 * PlantedBug.in("queue/DeltaFIFO.java")                    // under src/main/java/informers, here or in lib/client
 *         .replacing("if (!items.containsKey(key)) {")      // occurs once in that file
 *         .by("if (true) {")                                // still compiles
 *         .killedBy("queue.DeltaFIFOConformanceTest", "C7") // the tests whose display name begins with "C7 "
 * }</pre>
 *
 * <p>These classes run the tables. They report when a text does not occur
 * any more, when the changed file does not compile, when a test fails without the bug, and when a bug is not found.
 */
@NullMarked
package informers.planted;

import org.jspecify.annotations.NullMarked;
