package informers.api;

import java.util.List;
import java.util.Objects;

/**
 * The answer to a LIST: objects, and the version of the store at which they are all true together. That version is
 * where a WATCH goes on.
 *
 * <p>A value; any thread. Corresponds to apimachinery's {@code metav1.ListMeta} and the typed lists.
 *
 * @param resourceVersion the version of the whole list
 * @param continueToken what to send for the next page; {@code ""} on the last one
 * @param remainingItemCount how many items follow this page, as far as the server knows; -1 if it did not say
 * @param items the objects, in the server's order (by namespace and name); not modifiable
 */
public record ObjectList<T>(String resourceVersion, String continueToken, long remainingItemCount, List<T> items) {
    public ObjectList {
        Objects.requireNonNull(resourceVersion, "resourceVersion");
        Objects.requireNonNull(continueToken, "continueToken");
        Objects.requireNonNull(items, "items");
        items = List.copyOf(items);
    }

    /** A list in one piece. */
    public static <T> ObjectList<T> of(String resourceVersion, List<T> items) {
        return new ObjectList<>(resourceVersion, "", -1, items);
    }
}
