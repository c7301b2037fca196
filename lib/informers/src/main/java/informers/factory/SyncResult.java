package informers.factory;

import informers.api.GroupVersionResource;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which informers have synced, and why the others have not.
 *
 * <p>Immutable; thread-safe. Corresponds to client-go's {@code cache.SyncResult}, which does not give the reason.
 *
 * @param missing the resources that have not synced in time, with the reason: the last failure, or that there was no
 *     response; unmodifiable
 * @param synced the number of informers that have synced
 */
public record SyncResult(SortedMap<GroupVersionResource, String> missing, int synced) {
    /** No informers were requested. */
    public static final SyncResult NOTHING = new SyncResult(new TreeMap<>(), 0);

    /** Copies the map. */
    public SyncResult {
        Objects.requireNonNull(missing, "missing");
        missing = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(missing));
    }

    /** {@return whether all informers have synced} */
    public boolean allSynced() {
        return missing.isEmpty();
    }

    /**
     * Throws if an informer has not synced.
     *
     * @throws IllegalStateException if an informer has not synced; the message names each resource and its reason
     */
    public void orThrow() {
        if (!allSynced()) {
            throw new IllegalStateException("expected all informers to sync in time. " + this);
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(synced + " synced, " + missing.size() + " missing");
        for (Map.Entry<GroupVersionResource, String> one : missing.entrySet()) {
            text.append("\n  ").append(one.getKey()).append(": ").append(one.getValue());
        }
        return text.toString();
    }
}
