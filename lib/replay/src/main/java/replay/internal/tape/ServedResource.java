package replay.internal.tape;

import informers.api.GroupVersionResource;
import java.util.Set;

/**
 * A resource that the API server serves. Immutable.
 *
 * @param storage the storage version: the resource itself, or another version of it
 * @param custom whether a CustomResourceDefinition defines it
 * @param subresources {@code status}, {@code scale}, {@code log} ...
 */
public record ServedResource(
        GroupVersionResource gvr,
        String kind,
        boolean namespaced,
        Set<String> verbs,
        Set<String> subresources,
        GroupVersionResource storage,
        boolean custom) {

    /** Returns whether its objects have resourceVersions. Objects that cannot be watched are computed, not stored. */
    public boolean versioned() {
        return verbs.contains("watch");
    }

    /**
     * Returns whether the server has a watch cache for it. Events have none: their watches send no bookmarks, and
     * their continue tokens differ.
     */
    public boolean cached() {
        return !storage.resource().equals("events");
    }
}
