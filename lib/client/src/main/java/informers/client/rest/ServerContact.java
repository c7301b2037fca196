package informers.client.rest;

import informers.util.Concurrency;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when a server has been away for a minute, and when it is back, and logs one line for each: not one for each
 * informer, for all that share a {@link RestClient} share this.
 *
 * <p>An outage begins with the first request that nobody answers, or that is answered with a code of 500 or more (a load
 * balancer answers for a server that is away), and ends with the first answer of another kind, or with an event of a watch. A
 * watch that says nothing is no outage.
 *
 * <p>Any thread. client-go logs nothing here.
 */
final class ServerContact {
    private static final Logger LOG = LoggerFactory.getLogger(RestClient.class);

    /** Shorter ones are part of a server's life: a restart, a rollout, a new leader. */
    static final Duration LONG_OUTAGE = Duration.ofSeconds(60);

    private final String server;
    private final Concurrency concurrency;
    private final Concurrency.Monitor monitor;
    private volatile @Nullable Long lastHeard; // nanoTime; null if it was never heard of
    private volatile boolean away;

    // Guarded by the monitor.
    private long awaySince;
    private long failures;
    private boolean warned;

    ServerContact(String server, Concurrency concurrency) {
        this.server = server;
        this.concurrency = concurrency;
        this.monitor = concurrency.monitor();
    }

    /** The server answered, or sent an event. Called for every event, so it takes no lock while all is well. */
    void heard() {
        Long before = lastHeard;
        lastHeard = concurrency.nanoTime();
        if (away) {
            back(before);
        }
    }

    private void back(@Nullable Long before) {
        String line = monitor.read(() -> {
            boolean tell = away && warned;
            long since = before == null ? awaySince : before;
            String text = tell ? server + " answers again after " + seconds(since) : "";
            away = false;
            return text + (tell ? " failedRequests=" + failures : "");
        });
        if (!line.isEmpty()) {
            LOG.info("{}", line);
        }
    }

    /** A request was not answered, or only with a code of 500 or more. */
    void failed(RestException why) {
        String line = monitor.read(() -> {
            if (!away) {
                away = true;
                awaySince = concurrency.nanoTime();
                failures = 0;
                warned = false;
            }
            failures++;
            if (warned || concurrency.nanoTime() - awaySince < LONG_OUTAGE.toNanos()) {
                return "";
            }
            warned = true;
            return describe(why);
        });
        if (!line.isEmpty()) {
            LOG.warn("{}", line);
        }
    }

    private String describe(RestException why) {
        Long heard = lastHeard;
        String reason = why instanceof UnreachableException unreachable
                ? unreachable.reason().toString()
                : why instanceof ApiException answered
                        ? "HTTP " + answered.code()
                        : why.getClass().getSimpleName();
        return "no contact with " + server + " for " + seconds(heard == null ? awaySince : heard)
                + "; informers keep what they know, which may be stale, and go on trying; this is logged once for each"
                + " outage lastContact=" + (heard == null ? "never" : at(heard)) + " failedRequests=" + failures
                + " reason=" + reason + " error=" + why.getMessage();
    }

    private String seconds(long since) {
        return (concurrency.nanoTime() - since) / 1_000_000_000L + " s";
    }

    private Instant at(long nanos) {
        return concurrency.now().minusNanos(concurrency.nanoTime() - nanos).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Zero while the server answers; else how long it has not been heard of. */
    Duration staleness() {
        Long heard = lastHeard;
        return monitor.read(() ->
                away ? Duration.ofNanos(concurrency.nanoTime() - (heard == null ? awaySince : heard)) : Duration.ZERO);
    }
}
