package informers.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A {@link DiscoveryClient} that asks once and remembers, until it is told to {@link #invalidate}: new kinds, such as
 * those of a CustomResourceDefinition, are not seen before.
 *
 * <p>An answer that is no answer is not remembered. Of one that is partial, what failed and may work by now is asked for
 * again each time, and the rest is kept. (client-go does so too, but keeps what the aggregator calls stale.)
 *
 * <p>Any thread; while one asks the server, others wait for its answer. Corresponds to client-go's
 * {@code discovery/cached/memory/memcache.go}.
 */
public final class CachedDiscoveryClient {
    private final DiscoveryClient live;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable DiscoveryDocument held;

    /** Nothing is asked yet. Who made the live client closes it. */
    public CachedDiscoveryClient(DiscoveryClient live) {
        this.live = live;
    }

    /** Whether something is remembered. */
    public boolean isFresh() {
        lock.lock();
        try {
            return held != null;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets: the next question goes to the server. */
    public void invalidate() {
        lock.lock();
        try {
            held = null;
        } finally {
            lock.unlock();
        }
    }

    /** Not remembered: a server may be upgraded at any time. */
    public ServerVersion serverVersion() {
        return live.serverVersion();
    }

    /** As {@link DiscoveryClient#serverGroups}. */
    public List<ApiGroup> serverGroups() {
        return known(groupVersion -> false).groups();
    }

    /** As {@link DiscoveryClient#serverGroupsAndResources}. */
    public DiscoveredResources serverGroupsAndResources() {
        return known(groupVersion -> true).resources();
    }

    /** As {@link DiscoveryClient#serverPreferredResources}. */
    public DiscoveredResources serverPreferredResources() {
        return serverGroupsAndResources().preferred();
    }

    /** As {@link DiscoveryClient#serverResourcesForGroupVersion}, but without asking for one that is not known. */
    public Optional<ApiResourceList> serverResourcesForGroupVersion(String groupVersion) {
        lock.lock();
        try {
            serverGroups();
            DiscoveryDocument known = known(groupVersion::equals);
            DiscoveryDocument.Failure failure = known.failed().get(groupVersion);
            if (failure != null && failure.error() != null) {
                throw failure.error();
            }
            return Optional.ofNullable(known.lists().get(groupVersion));
        } finally {
            lock.unlock();
        }
    }

    /** What is known; if it was known before, after another try for what failed then and is wanted now. */
    private DiscoveryDocument known(Predicate<String> wanted) {
        lock.lock();
        try {
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
        } finally {
            lock.unlock();
        }
    }
}
