package informers.reflector;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a reflector did so far, in numbers, and how it stands.
 *
 * <p>A value; any thread. client-go declares metrics for some of these, and no longer records them.
 *
 * @param watching whether a watch is open now
 * @param lists LIST requests that were answered, however many pages they had, and streamed lists that came to their end
 * @param watches watches that were opened
 * @param events changes and bookmarks that came with them
 * @param relists lists after the first, by their cause
 * @param streamErrors errors inside watches, by their reason, such as {@code Expired}; else by their code
 * @param watchListFallBacks how often a streamed list was given up for a LIST
 * @param backoffs how often it waited before it went on
 * @param skipped objects that were left out, because they do not fit
 * @param storeErrors changes that the queue or the store did not take, and objects that an index function failed on
 * @param sinceLastEvent how long it has heard nothing: neither change nor bookmark nor list; empty if it never did
 * @param lastSyncResourceVersion as {@link Reflector#lastSyncResourceVersion()}
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
    /** Nothing has happened yet, or nobody knows. */
    public static final ReflectorStats NONE =
            new ReflectorStats(false, 0, 0, 0, Map.of(), Map.of(), 0, 0, 0, 0, Optional.empty(), "");

    /**
     * How old the store may be: zero while a watch is open; else how long nothing has come; empty if there never was a list.
     * A metric for alerts: it grows while the server is away. There is no counterpart in client-go.
     */
    public Optional<Duration> staleness() {
        return watching ? Optional.of(Duration.ZERO) : sinceLastEvent;
    }

    public ReflectorStats {
        Objects.requireNonNull(relists, "relists");
        Objects.requireNonNull(streamErrors, "streamErrors");
        Objects.requireNonNull(sinceLastEvent, "sinceLastEvent");
        Objects.requireNonNull(lastSyncResourceVersion, "lastSyncResourceVersion");
        relists = Map.copyOf(relists);
        streamErrors = Map.copyOf(streamErrors);
    }

    /**
     * Returns the same with more store errors: an informer counts those behind its queue, of which its reflector does not
     * know.
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
