package replay.internal.tape;

import informers.api.GroupVersionResource;
import java.util.Set;

/**
 * One resource as the tape's discovery names it. A value.
 *
 * @param storage the resource of whose objects this one is a view: itself, or another version of the same
 * @param custom whether a CustomResourceDefinition made it
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

    /** Whether its objects have resourceVersions: what cannot be watched is computed, not stored. */
    public boolean versioned() {
        return verbs.contains("watch");
    }

    /** Events are not held in a watch cache: their watches send no bookmarks, and their tokens look different. */
    public boolean cached() {
        return !storage.resource().equals("events");
    }
}
