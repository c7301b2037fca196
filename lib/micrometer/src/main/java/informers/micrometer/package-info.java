/**
 * Publishes metrics to a Micrometer registry, under client-go's names.
 *
 * <p>Corresponds to {@code component-base/metrics/prometheus}: {@code clientgo/fifo}, {@code workqueue} and {@code
 * clientgo/leaderelection}.
 */
@NullMarked
package informers.micrometer;

import org.jspecify.annotations.NullMarked;
