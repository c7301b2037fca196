package informers.client.rest;

import informers.util.Concurrency;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects when a server has not responded for a minute, and when it is back, and logs one line for each: once for all
 * informers that share a {@link RestClient}.
 *
 * <p>An outage begins with the first request without a response, or with a code of 500 or more (a load balancer
 * responds for a server that is down), and ends with the first other response, or with an event of a watch. A silent
 * watch is not an outage.
 *
 * <p>Thread-safe. client-go does not log this.
 */
final class ServerContact {
    private static final Logger LOG = LoggerFactory.getLogger(RestClient.class);

    /** Shorter outages are normal: a restart, a rollout, a new leader. */
    static final Duration LONG_OUTAGE = Duration.ofSeconds(60);

    private final String server;
    private final Concurrency concurrency;
    private final Concurrency.Monitor monitor;
    private volatile @Nullable Long lastHeard; // nanoTime; null if it has never responded
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

    /** Reports a response or an event. Called for every event, so it takes no lock while all is well. */
    void heard() {
        Long before = lastHeard;
        lastHeard = concurrency.nanoTime();
        if (away) {
            back(before);
        }
    }

    private void back(@Nullable Long before) {
        String line = monitor.read(() -> {
            boolean wasLogged = away && warned;
            long since = before == null ? awaySince : before;
            String text = wasLogged ? server + " responds again after " + seconds(since) : "";
            away = false;
            return text + (wasLogged ? " failedRequests=" + failures : "");
        });
        if (!line.isEmpty()) {
            LOG.info("{}", line);
        }
    }

    /** Reports a request without a response, or with a code of 500 or more. */
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
                + "; informers keep their objects, which may be stale, and continue to retry; this is logged once for each"
                + " outage lastContact=" + (heard == null ? "never" : at(heard)) + " failedRequests=" + failures
                + " reason=" + reason + " error=" + why.getMessage();
    }

    private String seconds(long since) {
        return (concurrency.nanoTime() - since) / 1_000_000_000L + " s";
    }

    private Instant at(long nanos) {
        return concurrency.now().minusNanos(concurrency.nanoTime() - nanos).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Returns for how long the server has not responded; zero while it responds. */
    Duration staleness() {
        Long heard = lastHeard;
        return monitor.read(() ->
                away ? Duration.ofNanos(concurrency.nanoTime() - (heard == null ? awaySince : heard)) : Duration.ZERO);
    }
}
