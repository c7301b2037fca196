package informers.factory;

import informers.client.ApiResource;
import informers.client.DiscoveredResources;
import java.util.List;

/**
 * Selects the resources of a cluster that an informer can watch: those that can be listed and watched, each once, in the
 * version that the server prefers.
 *
 * <p>Thread-safe. In client-go a program does this with {@code discovery.ServerPreferredResources} and
 * {@code FilteredBy}.
 */
public final class WatchableResources {
    private WatchableResources() {}

    /**
     * Returns the resources that an informer can watch.
     *
     * @param discovered the result of discovery; if a part of it failed, see {@link DiscoveredResources#failureMessage}
     * @return the resources that discovery found
     */
    public static List<ApiResource> in(DiscoveredResources discovered) {
        return discovered
                .preferred()
                .filteredBy(resource -> resource.supports("list", "watch"))
                .resources()
                .filter(resource -> !isEventsTwice(resource))
                .toList();
    }

    /** Returns whether these are the events of the core group again: the same objects in another group. */
    private static boolean isEventsTwice(ApiResource resource) {
        return resource.group().equals("events.k8s.io") && resource.name().equals("events");
    }
}
