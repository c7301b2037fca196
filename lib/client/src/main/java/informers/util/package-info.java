/**
 * Floor 0: the runtime seam. Every thread, sleep, wait and clock of this library goes through {@link
 * informers.util.Concurrency}.
 *
 * <p>In production these are plain threads (virtual ones where the runtime has them) and the system's clock. In a test
 * they may be the {@code SeededScheduler} of the test kit: one task at a time, chosen by a seed, on virtual time. Then an
 * hour of backoff takes no time, and a race that was found once is found again by its seed.
 *
 * <p>Corresponds to client-go's {@code k8s.io/utils/clock}, {@code util/wait} and {@code util/flowcontrol}.
 */
@NullMarked
package informers.util;

import org.jspecify.annotations.NullMarked;
