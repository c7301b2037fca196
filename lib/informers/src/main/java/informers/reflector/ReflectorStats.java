package informers.reflector;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A snapshot of the figures of a reflector.
 *
 * <p>Immutable; thread-safe. client-go declares metrics for some of these, and no longer records them.
 *
 * @param watching whether a watch is open
 * @param lists the number of complete lists, by LIST (with any number of pages) or streamed
 * @param watches the number of watches that were opened
 * @param events the number of changes and bookmarks that were received
 * @param relists the number of lists after the first one, by cause; unmodifiable
 * @param streamErrors the number of ERROR events, by reason such as {@code Expired}, or by code if there is no reason;
 *     unmodifiable
 * @param watchListFallBacks how often a LIST was sent instead of a streamed list
 * @param backoffs how often the reflector waited before it continued
 * @param skipped the number of objects of an unexpected type that were dropped
 * @param storeErrors the number of changes that the queue or the store refused, and of objects that an index function
 *     failed on
 * @param sinceLastEvent the time since the last change, bookmark or list; empty if there was none
 * @param lastSyncResourceVersion the resourceVersion of the last list or event; {@code ""} before the first list
 */
public record ReflectorStats(
        boolean watching,
        long lists,
        long watches,
        long events,
        Map<RelistCause, Long> relists,
        Map<String, Long> streamErrors,
        long watchListFallBacks,
        long backoffs,
        long skipped,
        long storeErrors,
        Optional<Duration> sinceLastEvent,
        String lastSyncResourceVersion) {
    /** The figures before anything has happened, or of a reflector that has no figures. */
    public static final ReflectorStats NONE =
            new ReflectorStats(false, 0, 0, 0, Map.of(), Map.of(), 0, 0, 0, 0, Optional.empty(), "");

    /**
     * Returns how stale the store may be. A metric for alerts: it grows while the server cannot be reached. There is no
     * counterpart in client-go.
     *
     * @return zero while a watch is open; otherwise the time since the last event; empty if there was none
     */
    public Optional<Duration> staleness() {
        return watching ? Optional.of(Duration.ZERO) : sinceLastEvent;
    }

    /** Rejects null, and copies collections. {@inheritDoc} */
    public ReflectorStats {
        Objects.requireNonNull(relists, "relists");
        Objects.requireNonNull(streamErrors, "streamErrors");
        Objects.requireNonNull(sinceLastEvent, "sinceLastEvent");
        Objects.requireNonNull(lastSyncResourceVersion, "lastSyncResourceVersion");
        relists = Map.copyOf(relists);
        streamErrors = Map.copyOf(streamErrors);
    }

    /**
     * Returns these figures with more store errors: an informer adds those that occurred behind its queue.
     *
     * @param more how many more; 0 or greater
     * @return a copy
     */
    public ReflectorStats plusStoreErrors(long more) {
        return new ReflectorStats(
                watching,
                lists,
                watches,
                events,
                relists,
                streamErrors,
                watchListFallBacks,
                backoffs,
                skipped,
                storeErrors + more,
                sinceLastEvent,
                lastSyncResourceVersion);
    }
}
