package informers.store;

import informers.api.GroupVersionResource;
import informers.api.Keys.ObjectName;
import informers.api.ObjectMeta;
import informers.util.Concurrency;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The two implementations of {@link ConsistencyStore}. */
final class WrittenVersions implements ConsistencyStore {
    static final ConsistencyStore NOOP = new ConsistencyStore() {
        @Override
        public void wroteAt(ObjectName owner, String ownerUid, GroupVersionResource resource, String resourceVersion) {}

        @Override
        public void ensureReady(ObjectName owner) {}

        @Override
        public void clear(ObjectName owner, String ownerUid) {}
    };

    private final Map<String, Supplier<String>> readVersions = new HashMap<>(); // by group resource; not changed later
    private final Concurrency.Monitor lock;
    private final Map<ObjectName, Written> writes = new HashMap<>(); // guarded by the lock

    WrittenVersions(Map<GroupVersionResource, ? extends Supplier<String>> readVersions, Concurrency concurrency) {
        readVersions.forEach((resource, version) -> this.readVersions.put(
                resource.groupResource(), Objects.requireNonNull(version, "the version of " + resource)));
        this.lock = concurrency.monitor();
    }

    /**
     * What was written for one owner. Immutable: a further write replaces it, so that {@link #ensureReady} forgets only what
     * it has compared.
     *
     * @param ownerUid the uid of the owner
     * @param versions by group resource
     */
    record Written(String ownerUid, Map<String, String> versions) {
        Written {
            versions = Map.copyOf(versions);
        }

        Written and(String resource, String version) {
            if (!isNewer(version, versions.get(resource))) {
                return this;
            }
            Map<String, String> all = new HashMap<>(versions);
            all.put(resource, version);
            return new Written(ownerUid, all);
        }

        private static boolean isNewer(String version, @Nullable String held) {
            try {
                return ObjectMeta.compareResourceVersions(version, held == null ? version : held) > 0 || held == null;
            } catch (IllegalArgumentException e) {
                return false; // an old server sends no version with the Status of a delete
            }
        }
    }

    @Override
    public void wroteAt(ObjectName owner, String ownerUid, GroupVersionResource resource, String resourceVersion) {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(ownerUid, "ownerUid");
        Objects.requireNonNull(resourceVersion, "resourceVersion");
        String written = resource.groupResource();
        lock.with(() -> {
            Written held = writes.get(owner);
            Written same = held != null && held.ownerUid().equals(ownerUid) ? held : new Written(ownerUid, Map.of());
            writes.put(owner, same.and(written, resourceVersion));
        });
    }

    @Override
    public void ensureReady(ObjectName owner) {
        Written written = written(owner);
        if (written == null) {
            return;
        }
        written.versions().forEach(this::compare); // without the lock, because it calls the caches
        lock.with(() -> writes.remove(owner, written));
    }

    private void compare(String resource, String wrote) {
        Supplier<String> version = readVersions.get(resource);
        if (version == null) {
            throw new IllegalStateException("no store registered for group resource " + resource
                    + ". Pass the versions of its cache to ConsistencyStore.of.");
        }
        String read = version.get();
        if (read.isEmpty() || isOlder(read, wrote)) {
            throw new ConsistencyException(read, wrote, resource);
        }
    }

    private static boolean isOlder(String read, String wrote) {
        try {
            return ObjectMeta.compareResourceVersions(read, wrote) < 0;
        } catch (IllegalArgumentException e) {
            return false; // a version that cannot be compared must not block its owner forever
        }
    }

    @Override
    public void clear(ObjectName owner, String ownerUid) {
        Objects.requireNonNull(ownerUid, "ownerUid");
        lock.with(() -> {
            Written held = writes.get(owner);
            if (held != null && (ownerUid.isEmpty() || held.ownerUid().equals(ownerUid))) {
                writes.remove(owner);
            }
        });
    }

    /** Returns what is recorded for an owner; null if nothing. */
    @Nullable
    Written written(ObjectName owner) {
        return lock.read(() -> writes.get(owner));
    }
}
