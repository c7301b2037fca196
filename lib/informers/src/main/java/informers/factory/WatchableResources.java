package informers.factory;

import informers.client.ApiResource;
import informers.client.DiscoveredResources;
import java.util.List;

/**
 * Which resources of a cluster an informer can follow: those that can be listed and watched, each once, in the version
 * that the server prefers.
 *
 * <p>Any thread. In client-go one does this by hand, with {@code discovery.ServerPreferredResources} and
 * {@code FilteredBy}.
 */
public final class WatchableResources {
    private WatchableResources() {}

    /** What discovery could not find is not in it: look at {@link DiscoveredResources#failureMessage}. */
    public static List<ApiResource> in(DiscoveredResources discovered) {
        return discovered
                .preferred()
                .filteredBy(resource -> resource.supports("list", "watch"))
                .resources()
                .filter(resource -> !isEventsTwice(resource))
                .toList();
    }

    /** The core group's events are shown in a group of their own as well: the same objects under another name. */
    private static boolean isEventsTwice(ApiResource resource) {
        return resource.group().equals("events.k8s.io") && resource.name().equals("events");
    }
}
