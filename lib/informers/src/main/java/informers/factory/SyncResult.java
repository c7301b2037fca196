package informers.factory;

import informers.api.GroupVersionResource;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which informers have their first list, and why the others have not.
 *
 * <p>A value; any thread. Corresponds to client-go's {@code cache.SyncResult}; there one learns which, but not why.
 *
 * @param missing what has not synced in time, with the reason: the server's last refusal, or that no answer came
 * @param synced how many have
 */
public record SyncResult(SortedMap<GroupVersionResource, String> missing, int synced) {
    /** Nothing was asked for. */
    public static final SyncResult NOTHING = new SyncResult(new TreeMap<>(), 0);

    public SyncResult {
        Objects.requireNonNull(missing, "missing");
        missing = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(missing));
    }

    public boolean allSynced() {
        return missing.isEmpty();
    }

    /**
     * Does nothing if all have synced.
     *
     * @throws IllegalStateException if not; the message names each type and its reason
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
