package informers.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to list or watch, and from where.
 *
 * <p>A value; any thread. Answers to apimachinery's {@code metav1.ListOptions}; each field has its name there.
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

    /** Everything, at its newest. */
    public static final ListOptions ALL = new ListOptions("", "", "", "", 0, "", null, false, null);

    public ListOptions withLabelSelector(String selector) {
        return new ListOptions(
                selector,
                fieldSelector,
                resourceVersion,
                resourceVersionMatch,
                limit,
                continueToken,
                timeoutSeconds,
                allowWatchBookmarks,
                sendInitialEvents);
    }

    public ListOptions withFieldSelector(String selector) {
        return new ListOptions(
                labelSelector,
                selector,
                resourceVersion,
                resourceVersionMatch,
                limit,
                continueToken,
                timeoutSeconds,
                allowWatchBookmarks,
                sendInitialEvents);
    }

    public ListOptions withResourceVersion(String version) {
        return new ListOptions(
                labelSelector,
                fieldSelector,
                version,
                resourceVersionMatch,
                limit,
                continueToken,
                timeoutSeconds,
                allowWatchBookmarks,
                sendInitialEvents);
    }

    public ListOptions withResourceVersionMatch(String match) {
        return new ListOptions(
                labelSelector,
                fieldSelector,
                resourceVersion,
                match,
                limit,
                continueToken,
                timeoutSeconds,
                allowWatchBookmarks,
                sendInitialEvents);
    }

    public ListOptions withLimit(long objects) {
        if (objects < 0) {
            throw new IllegalArgumentException("limit is " + objects + "; use 0 for no limit");
        }
        return new ListOptions(
                labelSelector,
                fieldSelector,
                resourceVersion,
                resourceVersionMatch,
                objects,
                continueToken,
                timeoutSeconds,
                allowWatchBookmarks,
                sendInitialEvents);
    }

    public ListOptions withContinue(String token) {
        return new ListOptions(
                labelSelector,
                fieldSelector,
                resourceVersion,
                resourceVersionMatch,
                limit,
                token,
                timeoutSeconds,
                allowWatchBookmarks,
                sendInitialEvents);
    }

    public ListOptions withTimeoutSeconds(@Nullable Long seconds) {
        return new ListOptions(
                labelSelector,
                fieldSelector,
                resourceVersion,
                resourceVersionMatch,
                limit,
                continueToken,
                seconds,
                allowWatchBookmarks,
                sendInitialEvents);
    }

    public ListOptions withAllowWatchBookmarks(boolean allow) {
        return new ListOptions(
                labelSelector,
                fieldSelector,
                resourceVersion,
                resourceVersionMatch,
                limit,
                continueToken,
                timeoutSeconds,
                allow,
                sendInitialEvents);
    }

    public ListOptions withSendInitialEvents(@Nullable Boolean send) {
        return new ListOptions(
                labelSelector,
                fieldSelector,
                resourceVersion,
                resourceVersionMatch,
                limit,
                continueToken,
                timeoutSeconds,
                allowWatchBookmarks,
                send);
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
