package informers.api;

import java.util.List;
import java.util.Objects;

/**
 * The response to a LIST: objects, and the version of the list, from which a WATCH can continue.
 *
 * <p>Immutable; as thread-safe as {@code T}. Corresponds to apimachinery's {@code metav1.ListMeta} and the typed lists.
 *
 * @param <T> the type of the objects
 * @param resourceVersion the version of the whole list
 * @param continueToken the token for the next page; {@code ""} on the last page
 * @param remainingItemCount the number of items after this page, as far as the server knows it; -1 if unknown
 * @param items the objects, in the server's order (by namespace and name); unmodifiable
 * @param shardSelector the shard that the server selected; {@code ""} if none was requested, or it does not know shards
 */
public record ObjectList<T>(
        String resourceVersion, String continueToken, long remainingItemCount, List<T> items, String shardSelector) {
    /** Rejects null, and copies collections. {@inheritDoc} */
    public ObjectList {
        Objects.requireNonNull(resourceVersion, "resourceVersion");
        Objects.requireNonNull(continueToken, "continueToken");
        Objects.requireNonNull(items, "items");
        Objects.requireNonNull(shardSelector, "shardSelector");
        items = List.copyOf(items);
    }

    /**
     * Creates a page without a shard.
     *
     * @param resourceVersion the version of the whole list
     * @param continueToken the token for the next page; {@code ""} on the last page
     * @param remainingItemCount the number of items after this page; -1 if unknown
     * @param items the objects
     */
    public ObjectList(String resourceVersion, String continueToken, long remainingItemCount, List<T> items) {
        this(resourceVersion, continueToken, remainingItemCount, items, "");
    }

    /**
     * Returns a list of a single page.
     *
     * @param <T> the type of the objects
     * @param resourceVersion the version of the list
     * @param items the objects
     * @return the list
     */
    public static <T> ObjectList<T> of(String resourceVersion, List<T> items) {
        return new ObjectList<>(resourceVersion, "", -1, items);
    }
}
