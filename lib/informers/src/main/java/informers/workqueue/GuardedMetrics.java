package informers.workqueue;

import informers.internal.util.LogLimit;
import informers.internal.util.UserCode;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delegates to the user's metrics, and logs their exceptions, so that a failing metric does not affect the queue.
 *
 * <p>As thread-safe as the metrics.
 */
final class GuardedMetrics implements QueueMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedMetrics.class);

    private final QueueMetrics metrics;
    private final LogLimit limit = new LogLimit();

    private GuardedMetrics(QueueMetrics metrics) {
        this.metrics = metrics;
    }

    static QueueMetrics of(QueueMetrics metrics) {
        return metrics == NONE || metrics instanceof GuardedMetrics ? metrics : new GuardedMetrics(metrics);
    }

    @Override
    public void added() {
        guard("added", metrics::added);
    }

    @Override
    public void depth(int items) {
        guard("depth", () -> metrics.depth(items));
    }

    @Override
    public void latency(Duration waited) {
        guard("latency", () -> metrics.latency(waited));
    }

    @Override
    public void workDuration(Duration worked) {
        guard("workDuration", () -> metrics.workDuration(worked));
    }

    @Override
    public void unfinishedWork(Duration all, Duration longest) {
        guard("unfinishedWork", () -> metrics.unfinishedWork(all, longest));
    }

    @Override
    public void retried() {
        guard("retried", metrics::retried);
    }

    private void guard(String method, Runnable report) {
        try {
            report.run();
        } catch (Throwable e) {
            UserCode.rethrowIfFatal(e);
            limit.error(LOG, method, e, "QueueMetrics.{} threw; this figure is lost, the queue continues", method);
        }
    }
}
