/**
 * Floor 0: threads and time. Every thread, lock, sleep and clock of this library goes through {@link
 * informers.util.Concurrency}.
 *
 * <p>In production these are plain threads (virtual ones where the JVM has them) and the system's clock. In tests they
 * may be the test kit's {@code SeededScheduler}: one task at a time, chosen by a seed, on virtual time. Then an hour of
 * backoff takes no time, and a seed that finds a race finds it again.
 *
 * <p>Corresponds to client-go's {@code k8s.io/utils/clock}, {@code util/wait} and {@code util/flowcontrol}.
 */
@NullMarked
package informers.util;

import org.jspecify.annotations.NullMarked;
