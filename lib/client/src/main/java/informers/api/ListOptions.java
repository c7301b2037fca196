package informers.api;

import java.util.LinkedHashMap;
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
    public static final ListOptions ALL = new ListOptions(new Values());

    private final Values values; // not changed after the constructor

    private static final class Values {
        private String labelSelector = "";
        private String fieldSelector = "";
        private String resourceVersion = "";
        private String resourceVersionMatch = "";
        private long limit;
        private String continueToken = "";
        private @Nullable Long timeoutSeconds;
        private boolean allowWatchBookmarks;
        private @Nullable Boolean sendInitialEvents;
        private String shardSelector = "";
    }

    private ListOptions(Values values) {
        this.values = values;
    }

    /**
     * Returns these options with another label selector.
     *
     * @param selector {@code ""} for every object
     * @return new options
     */
    public ListOptions withLabelSelector(String selector) {
        return changed(to -> to.labelSelector = Objects.requireNonNull(selector, "labelSelector"));
    }

    /**
     * Returns these options with another field selector.
     *
     * @param selector {@code ""} for every object
     * @return new options
     */
    public ListOptions withFieldSelector(String selector) {
        return changed(to -> to.fieldSelector = Objects.requireNonNull(selector, "fieldSelector"));
    }

    /**
     * Returns these options with another resourceVersion.
     *
     * @param version {@code ""} for the most recent, {@code "0"} for any
     * @return new options
     */
    public ListOptions withResourceVersion(String version) {
        return changed(to -> to.resourceVersion = Objects.requireNonNull(version, "resourceVersion"));
    }

    /**
     * Returns these options with another match of the resourceVersion.
     *
     * @param match {@code Exact} or {@code NotOlderThan}; {@code ""} if not set
     * @return new options
     */
    public ListOptions withResourceVersionMatch(String match) {
        return changed(to -> to.resourceVersionMatch = Objects.requireNonNull(match, "resourceVersionMatch"));
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
        return changed(to -> to.limit = objects);
    }

    /**
     * Returns these options for another page.
     *
     * @param token the token of the previous page; {@code ""} for the first page
     * @return new options
     */
    public ListOptions withContinue(String token) {
        return changed(to -> to.continueToken = Objects.requireNonNull(token, "continueToken"));
    }

    /**
     * Returns these options with another timeout of the watch.
     *
     * @param seconds null if not set
     * @return new options
     */
    public ListOptions withTimeoutSeconds(@Nullable Long seconds) {
        return changed(to -> to.timeoutSeconds = seconds);
    }

    /**
     * Returns these options with bookmarks on or off.
     *
     * @param allow whether the server may send BOOKMARK events
     * @return new options
     */
    public ListOptions withAllowWatchBookmarks(boolean allow) {
        return changed(to -> to.allowWatchBookmarks = allow);
    }

    /**
     * Returns these options with initial events on or off.
     *
     * @param send whether the watch starts with the existing objects; null if not set
     * @return new options
     */
    public ListOptions withSendInitialEvents(@Nullable Boolean send) {
        return changed(to -> to.sendInitialEvents = send);
    }

    /**
     * Returns these options with another shard.
     *
     * @param selector as {@link ShardSelector#toString} writes it; {@code ""} for every object
     * @return new options
     */
    public ListOptions withShardSelector(String selector) {
        return changed(to -> to.shardSelector = Objects.requireNonNull(selector, "shardSelector"));
    }

    /** {@return the query parameters of the request, not encoded; unset options are left out} */
    public Map<String, String> toQuery() {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "labelSelector", values.labelSelector);
        put(query, "fieldSelector", values.fieldSelector);
        put(query, "allowWatchBookmarks", values.allowWatchBookmarks ? "true" : "");
        put(query, "resourceVersion", values.resourceVersion);
        put(query, "resourceVersionMatch", values.resourceVersionMatch);
        put(query, "timeoutSeconds", values.timeoutSeconds == null ? "" : values.timeoutSeconds.toString());
        put(query, "limit", values.limit == 0 ? "" : Long.toString(values.limit));
        put(query, "continue", values.continueToken);
        put(query, "sendInitialEvents", values.sendInitialEvents == null ? "" : values.sendInitialEvents.toString());
        put(query, "shardSelector", values.shardSelector);
        return query;
    }

    private static void put(Map<String, String> query, String name, String value) {
        if (!value.isEmpty()) {
            query.put(name, value);
        }
    }

    /** {@return the label selector, such as {@code app=web,tier!=db}; {@code ""} for every object} */
    public String labelSelector() {
        return values.labelSelector;
    }

    /** {@return the field selector, such as {@code status.phase=Running}; {@code ""} for every object} */
    public String fieldSelector() {
        return values.fieldSelector;
    }

    /**
     * {@return the version: a LIST is at least this recent, and a WATCH starts after it; {@code ""} for the most
     * recent, {@code "0"} for any version that the server has in its cache}
     */
    public String resourceVersion() {
        return values.resourceVersion;
    }

    /** {@return how the version is matched: {@code Exact} or {@code NotOlderThan}; {@code ""} if not set} */
    public String resourceVersionMatch() {
        return values.resourceVersionMatch;
    }

    /** {@return the maximal number of objects of a page; 0 for no limit} */
    public long limit() {
        return values.limit;
    }

    /** {@return the token of the previous page; {@code ""} for the first page} */
    public String continueToken() {
        return values.continueToken;
    }

    /** {@return after how many seconds the server ends a watch; null if not set} */
    public @Nullable Long timeoutSeconds() {
        return values.timeoutSeconds;
    }

    /** {@return whether the server may send BOOKMARK events} */
    public boolean allowWatchBookmarks() {
        return values.allowWatchBookmarks;
    }

    /** {@return whether the watch starts with the existing objects; null if not set} */
    public @Nullable Boolean sendInitialEvents() {
        return values.sendInitialEvents;
    }

    /**
     * {@return the selector of a shard; {@code ""} for every object. A server that does not know shards ignores it, and
     * sends a list without {@link ObjectList#shardSelector}}
     */
    public String shardSelector() {
        return values.shardSelector;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ListOptions that && toQuery().equals(that.toQuery());
    }

    @Override
    public int hashCode() {
        return toQuery().hashCode();
    }

    @Override
    public String toString() {
        return "ListOptions" + toQuery();
    }

    private ListOptions changed(Consumer<Values> change) {
        Values copy = new Values();
        copy.labelSelector = values.labelSelector;
        copy.fieldSelector = values.fieldSelector;
        copy.resourceVersion = values.resourceVersion;
        copy.resourceVersionMatch = values.resourceVersionMatch;
        copy.limit = values.limit;
        copy.continueToken = values.continueToken;
        copy.timeoutSeconds = values.timeoutSeconds;
        copy.allowWatchBookmarks = values.allowWatchBookmarks;
        copy.sendInitialEvents = values.sendInitialEvents;
        copy.shardSelector = values.shardSelector;
        change.accept(copy);
        return new ListOptions(copy);
    }
}
