package informers.api;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Options of a LIST or WATCH request.
 *
 * <p>Immutable and thread-safe. Corresponds to apimachinery's {@code metav1.ListOptions}; each field has its name
 * there.
 */
public final class ListOptions {
    /** All objects, at the most recent version. */
    public static final ListOptions ALL = new ListOptions("", "", "", "", 0, "", null, false, null);

    private final String labelSelector;
    private final String fieldSelector;
    private final String resourceVersion;
    private final String resourceVersionMatch;
    private final long limit;
    private final String continueToken;
    private final @Nullable Long timeoutSeconds;
    private final boolean allowWatchBookmarks;
    private final @Nullable Boolean sendInitialEvents;

    private ListOptions(
            String labelSelector,
            String fieldSelector,
            String resourceVersion,
            String resourceVersionMatch,
            long limit,
            String continueToken,
            @Nullable Long timeoutSeconds,
            boolean allowWatchBookmarks,
            @Nullable Boolean sendInitialEvents) {
        this.labelSelector = Objects.requireNonNull(labelSelector, "labelSelector");
        this.fieldSelector = Objects.requireNonNull(fieldSelector, "fieldSelector");
        this.resourceVersion = Objects.requireNonNull(resourceVersion, "resourceVersion");
        this.resourceVersionMatch = Objects.requireNonNull(resourceVersionMatch, "resourceVersionMatch");
        this.limit = limit;
        this.continueToken = Objects.requireNonNull(continueToken, "continueToken");
        this.timeoutSeconds = timeoutSeconds;
        this.allowWatchBookmarks = allowWatchBookmarks;
        this.sendInitialEvents = sendInitialEvents;
    }

    /**
     * Returns these options with another label selector.
     *
     * @param selector {@code ""} for every object
     * @return new options
     */
    public ListOptions withLabelSelector(String selector) {
        return changed(draft -> draft.labelSelector = selector);
    }

    /**
     * Returns these options with another field selector.
     *
     * @param selector {@code ""} for every object
     * @return new options
     */
    public ListOptions withFieldSelector(String selector) {
        return changed(draft -> draft.fieldSelector = selector);
    }

    /**
     * Returns these options with another resourceVersion.
     *
     * @param version {@code ""} for the most recent, {@code "0"} for any
     * @return new options
     */
    public ListOptions withResourceVersion(String version) {
        return changed(draft -> draft.resourceVersion = version);
    }

    /**
     * Returns these options with another match of the resourceVersion.
     *
     * @param match {@code Exact} or {@code NotOlderThan}; {@code ""} if not set
     * @return new options
     */
    public ListOptions withResourceVersionMatch(String match) {
        return changed(draft -> draft.resourceVersionMatch = match);
    }

    /**
     * Returns these options with another limit.
     *
     * @param objects the maximal number of objects of a page; 0 for no limit
     * @return new options
     * @throws IllegalArgumentException if the limit is negative
     */
    public ListOptions withLimit(long objects) {
        if (objects < 0) {
            throw new IllegalArgumentException("limit is " + objects + "; use 0 for no limit");
        }
        return changed(draft -> draft.limit = objects);
    }

    /**
     * Returns these options for another page.
     *
     * @param token the token of the previous page; {@code ""} for the first page
     * @return new options
     */
    public ListOptions withContinue(String token) {
        return changed(draft -> draft.continueToken = token);
    }

    /**
     * Returns these options with another timeout of the watch.
     *
     * @param seconds null if not set
     * @return new options
     */
    public ListOptions withTimeoutSeconds(@Nullable Long seconds) {
        return changed(draft -> draft.timeoutSeconds = seconds);
    }

    /**
     * Returns these options with bookmarks on or off.
     *
     * @param allow whether the server may send BOOKMARK events
     * @return new options
     */
    public ListOptions withAllowWatchBookmarks(boolean allow) {
        return changed(draft -> draft.allowWatchBookmarks = allow);
    }

    /**
     * Returns these options with initial events on or off.
     *
     * @param send whether the watch starts with the existing objects; null if not set
     * @return new options
     */
    public ListOptions withSendInitialEvents(@Nullable Boolean send) {
        return changed(draft -> draft.sendInitialEvents = send);
    }

    private ListOptions changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    /** The same fields, mutable. */
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

    /** {@return the query parameters of the request, not encoded; unset options are left out} */
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

    /** {@return the label selector, such as {@code app=web,tier!=db}; {@code ""} for every object} */
    public String labelSelector() {
        return labelSelector;
    }

    /** {@return the field selector, such as {@code status.phase=Running}; {@code ""} for every object} */
    public String fieldSelector() {
        return fieldSelector;
    }

    /**
     * {@return the version: a LIST is at least this recent, and a WATCH starts after it; {@code ""} for the most
     * recent, {@code "0"} for any version that the server has in its cache}
     */
    public String resourceVersion() {
        return resourceVersion;
    }

    /** {@return how the version is matched: {@code Exact} or {@code NotOlderThan}; {@code ""} if not set} */
    public String resourceVersionMatch() {
        return resourceVersionMatch;
    }

    /** {@return the maximal number of objects of a page; 0 for no limit} */
    public long limit() {
        return limit;
    }

    /** {@return the token of the previous page; {@code ""} for the first page} */
    public String continueToken() {
        return continueToken;
    }

    /** {@return after how many seconds the server ends a watch; null if not set} */
    public @Nullable Long timeoutSeconds() {
        return timeoutSeconds;
    }

    /** {@return whether the server may send BOOKMARK events} */
    public boolean allowWatchBookmarks() {
        return allowWatchBookmarks;
    }

    /** {@return whether the watch starts with the existing objects; null if not set} */
    public @Nullable Boolean sendInitialEvents() {
        return sendInitialEvents;
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ListOptions that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    @Override
    public String toString() {
        return "ListOptions" + values();
    }
}
