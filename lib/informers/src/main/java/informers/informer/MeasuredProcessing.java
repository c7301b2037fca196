package informers.informer;

import informers.informer.InformerName.Identity;
import informers.informer.InformerName.Metrics;
import informers.internal.util.LogLimit;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports to the {@link Metrics} of an informer; not if another informer has its name. Used by the informer's thread. */
final class MeasuredProcessing {
    private static final Logger LOG = LoggerFactory.getLogger(MeasuredProcessing.class);
    private static final int DIGITS = 15;

    private final Identity identity;
    private final Metrics metrics;
    private final IntSupplier queueSize;
    private final Supplier<String> storeVersion;
    private final Concurrency concurrency;
    private final LogLimit limit = new LogLimit();
    private Duration latency = Duration.ZERO;

    MeasuredProcessing(
            InformerName name,
            Identity identity,
            IntSupplier queueSize,
            Supplier<String> storeVersion,
            Concurrency concurrency) {
        this.identity = identity;
        this.queueSize = queueSize;
        this.storeVersion = storeVersion;
        this.concurrency = concurrency;
        if (identity.isReserved()) {
            this.metrics = name.metrics(identity);
        } else {
            this.metrics = (latency, queued, version) -> {};
            LOG.error("{}: another informer has this name and resource; this one gets no metrics", identity);
        }
    }

    /** Runs what processes a batch, while the queue may be locked. */
    void run(Runnable process) {
        long from = concurrency.nanoTime();
        try {
            process.run();
        } finally {
            latency = Duration.ofNanos(concurrency.nanoTime() - from);
        }
    }

    /** Reports the last batch. The queue is not locked. */
    void report() {
        if (!identity.isReserved()) {
            return;
        }
        try {
            metrics.processed(latency, queueSize.getAsInt(), lowestDigits(storeVersion.get()));
        } catch (RuntimeException e) {
            if (limit.count("metrics") > 0) {
                LOG.error("{}: the metrics threw; this value is lost", identity, e);
            }
        }
    }

    private static long lowestDigits(String version) {
        String low = version.substring(Math.max(0, version.length() - DIGITS));
        return low.matches("[0-9]+") ? Long.parseLong(low) : 0;
    }
}
