package informers.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What to list or watch, and from where.
 *
 * <p>A value; any thread. Corresponds to apimachinery's {@code metav1.ListOptions}; each field has its name there.
 *
 * @param labelSelector such as {@code app=web,tier!=db}; {@code ""} for everything
 * @param fieldSelector such as {@code status.phase=Running}; {@code ""} for everything
 * @param resourceVersion a LIST: at least this version; a WATCH: what came after it. {@code ""} for the newest,
 *     {@code "0"} for whatever the server has at hand
 * @param resourceVersionMatch {@code Exact} or {@code NotOlderThan}; {@code ""} if not said
 * @param limit at most so many objects in a page; 0 for all
 * @param continueToken the token that came with the page before; {@code ""} for the first page
 * @param timeoutSeconds after which the server ends a watch; null if not said
 * @param allowWatchBookmarks whether the watch may bring BOOKMARKs
 * @param sendInitialEvents whether the watch begins with what exists now; null if not said
 */
public record ListOptions(
        String labelSelector,
        String fieldSelector,
        String resourceVersion,
        String resourceVersionMatch,
        long limit,
        String continueToken,
        @Nullable Long timeoutSeconds,
        boolean allowWatchBookmarks,
        @Nullable Boolean sendInitialEvents) {
    public ListOptions {
        Objects.requireNonNull(labelSelector, "labelSelector");
        Objects.requireNonNull(fieldSelector, "fieldSelector");
        Objects.requireNonNull(resourceVersion, "resourceVersion");
        Objects.requireNonNull(resourceVersionMatch, "resourceVersionMatch");
        Objects.requireNonNull(continueToken, "continueToken");
    }

    /** Everything, at its newest. */
    public static final ListOptions ALL = new ListOptions("", "", "", "", 0, "", null, false, null);

    public ListOptions withLabelSelector(String selector) {
        return changed(draft -> draft.labelSelector = selector);
    }

    public ListOptions withFieldSelector(String selector) {
        return changed(draft -> draft.fieldSelector = selector);
    }

    public ListOptions withResourceVersion(String version) {
        return changed(draft -> draft.resourceVersion = version);
    }

    public ListOptions withResourceVersionMatch(String match) {
        return changed(draft -> draft.resourceVersionMatch = match);
    }

    public ListOptions withLimit(long objects) {
        if (objects < 0) {
            throw new IllegalArgumentException("limit is " + objects + "; use 0 for no limit");
        }
        return changed(draft -> draft.limit = objects);
    }

    public ListOptions withContinue(String token) {
        return changed(draft -> draft.continueToken = token);
    }

    public ListOptions withTimeoutSeconds(@Nullable Long seconds) {
        return changed(draft -> draft.timeoutSeconds = seconds);
    }

    public ListOptions withAllowWatchBookmarks(boolean allow) {
        return changed(draft -> draft.allowWatchBookmarks = allow);
    }

    public ListOptions withSendInitialEvents(@Nullable Boolean send) {
        return changed(draft -> draft.sendInitialEvents = send);
    }

    private ListOptions changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    /** The same fields, open to one change. */
    private static final class Draft {
        private String labelSelector;
        private String fieldSelector;
        private String resourceVersion;
        private String resourceVersionMatch;
        private long limit;
        private String continueToken;
        private @Nullable Long timeoutSeconds;
        private boolean allowWatchBookmarks;
        private @Nullable Boolean sendInitialEvents;

        Draft(ListOptions from) {
            labelSelector = from.labelSelector;
            fieldSelector = from.fieldSelector;
            resourceVersion = from.resourceVersion;
            resourceVersionMatch = from.resourceVersionMatch;
            limit = from.limit;
            continueToken = from.continueToken;
            timeoutSeconds = from.timeoutSeconds;
            allowWatchBookmarks = from.allowWatchBookmarks;
            sendInitialEvents = from.sendInitialEvents;
        }

        ListOptions done() {
            return new ListOptions(
                    labelSelector,
                    fieldSelector,
                    resourceVersion,
                    resourceVersionMatch,
                    limit,
                    continueToken,
                    timeoutSeconds,
                    allowWatchBookmarks,
                    sendInitialEvents);
        }
    }

    /** The query parameters of the request, not yet encoded; what is not said is left out. */
    public Map<String, String> toQuery() {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "labelSelector", labelSelector);
        put(query, "fieldSelector", fieldSelector);
        put(query, "allowWatchBookmarks", allowWatchBookmarks ? "true" : "");
        put(query, "resourceVersion", resourceVersion);
        put(query, "resourceVersionMatch", resourceVersionMatch);
        put(query, "timeoutSeconds", timeoutSeconds == null ? "" : timeoutSeconds.toString());
        put(query, "limit", limit == 0 ? "" : Long.toString(limit));
        put(query, "continue", continueToken);
        put(query, "sendInitialEvents", sendInitialEvents == null ? "" : sendInitialEvents.toString());
        return query;
    }

    private static void put(Map<String, String> query, String name, String value) {
        if (!value.isEmpty()) {
            query.put(name, value);
        }
    }
}
