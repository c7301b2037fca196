package informers.client;

import informers.client.DiscoveredResources.ResourceList;
import informers.client.DiscoveryClient.ServerVersion;
import informers.util.Concurrency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A {@link DiscoveryClient} with a cache. It asks the server once; new kinds, such as those of a
 * CustomResourceDefinition, are found only after {@link #invalidate}.
 *
 * <p>Failed responses are not cached. If a response is partial, each call retries what failed and may work by now, and
 * keeps the rest. (client-go does the same, except that it keeps what the aggregator marks as stale.)
 *
 * <p>Thread-safe; while one thread asks the server, others wait for the response. Corresponds to client-go's {@code
 * discovery/cached/memory/memcache.go}.
 */
public final class CachedDiscoveryClient {
    private final DiscoveryClient live;
    private final Concurrency.Monitor lock = Concurrency.threads().monitor();
    private @Nullable DiscoveryDocument held;

    /**
     * Creates an empty cache. It does not close the client.
     *
     * @param live the client that asks the server
     */
    public CachedDiscoveryClient(DiscoveryClient live) {
        this.live = live;
    }

    /** {@return whether something is cached} */
    public boolean isFresh() {
        return lock.read(() -> held != null);
    }

    /** Clears the cache: the next call asks the server. */
    public void invalidate() {
        lock.with(() -> held = null);
    }

    /**
     * Asks the server for its version, which is not cached: a server may be upgraded at any time.
     *
     * @return the version
     */
    public ServerVersion serverVersion() {
        return live.serverVersion();
    }

    /**
     * Like {@link DiscoveryClient#serverGroups}, but cached.
     *
     * @return all groups, the core group first
     */
    public List<ApiGroup> serverGroups() {
        return known(groupVersion -> false).groups();
    }

    /**
     * Like {@link DiscoveryClient#serverGroupsAndResources}, but cached.
     *
     * @return all groups and resources
     */
    public DiscoveredResources serverGroupsAndResources() {
        return known(groupVersion -> true).resources();
    }

    /**
     * Like {@link DiscoveryClient#serverPreferredResources}, but cached.
     *
     * @return each resource in its preferred version
     */
    public DiscoveredResources serverPreferredResources() {
        return serverGroupsAndResources().preferred();
    }

    /**
     * Like {@link DiscoveryClient#serverResourcesForGroupVersion}, but cached. Does not ask the server for a group
     * version that is not in its list of groups.
     *
     * @param groupVersion such as {@code apps/v1} or {@code v1}
     * @return its resources; empty if the server has no such group version
     */
    public Optional<ResourceList> serverResourcesForGroupVersion(String groupVersion) {
        return lock.read(() -> {
            serverGroups();
            DiscoveryDocument known = known(groupVersion::equals);
            DiscoveryDocument.Failure failure = known.failed().get(groupVersion);
            if (failure != null && failure.error() != null) {
                throw failure.error();
            }
            return Optional.ofNullable(known.lists().get(groupVersion));
        });
    }

    /** Returns the cached document, after retrying the failed group versions that are wanted; or asks the server. */
    private DiscoveryDocument known(Predicate<String> wanted) {
        return lock.read(() -> {
            DiscoveryDocument known = held;
            if (known == null) {
                known = live.everything();
            } else {
                for (Map.Entry<String, DiscoveryDocument.Failure> failed :
                        known.failed().entrySet()) {
                    if (failed.getValue().isTransient() && wanted.test(failed.getKey())) {
                        known = live.ask(known, failed.getKey());
                    }
                }
            }
            held = known;
            return known;
        });
    }
}
