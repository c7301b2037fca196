package informers.store;

import informers.api.GroupVersionResource;
import informers.api.Keys.ObjectName;
import informers.api.KubeObject;
import informers.util.Concurrency;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Remembers what a controller has written, and whether its caches have seen it: so that the controller does not decide
 * on the basis of a cache that is older than its own writes.
 *
 * <pre>{@code
 * ConsistencyStore writes = ConsistencyStore.of(
 *         Map.of(ConfigMap.TYPE.resource(), configMaps.store()::lastStoreSyncResourceVersion), concurrency);
 *
 * Result reconcile(String key) {                      // the owners are namespaces
 *     writes.ensureReady(Keys.split(key));            // before anything is read from a cache
 *     Namespace owner = ...;                          // from the lister; gone: writes.clear(Keys.split(key), "")
 *     writes.wroteAt(owner, ConfigMap.TYPE.resource(), client.create(map).resourceVersion());
 *     return Result.done();
 * }
 * }</pre>
 *
 * <p>Owners are identified by namespace and name, so use one store for each kind of owner. A write that the cache will never
 * show (the object does not match the informer's selector, or was deleted at once) is caught up with by the next bookmark,
 * which can take a minute. If a cache goes back to an older version after it has caught up, nobody notices.
 *
 * <p>Thread-safe; no method blocks. In client-go {@code EnsureReady} must not run beside {@code WroteAt} for the same owner,
 * or the write may be lost; here it may. Null is rejected. Corresponds to client-go's {@code util/consistency}, since 1.38.
 */
public interface ConsistencyStore {
    /**
     * Creates a store without writes.
     *
     * @param readVersions for each resource that the controller writes, the version that its cache has reached: usually
     *     {@link Store#lastStoreSyncResourceVersion}. The version of the resource's API does not matter
     * @param concurrency provides the lock
     * @return the store
     */
    static ConsistencyStore of(
            Map<GroupVersionResource, ? extends Supplier<String>> readVersions, Concurrency concurrency) {
        return new WrittenVersions(readVersions, concurrency);
    }

    /** {@return a store that records nothing and is always ready: for unit tests, and to switch the check off} */
    static ConsistencyStore noop() {
        return WrittenVersions.NOOP;
    }

    /**
     * Records a successful create, update, patch or delete. The newest version of each resource counts; a version that is
     * empty or no number is ignored. A uid that differs from the last call's means that the owner was created again: what
     * was recorded for the old one is forgotten.
     *
     * @param owner the owner's namespace and name
     * @param ownerUid the owner's uid
     * @param resource the resource that was written
     * @param resourceVersion the version in the server's response
     */
    void wroteAt(ObjectName owner, String ownerUid, GroupVersionResource resource, String resourceVersion);

    /**
     * Records a write, as {@link #wroteAt(ObjectName, String, GroupVersionResource, String)} does.
     *
     * @param owner the owner
     * @param resource the resource that was written
     * @param resourceVersion the version in the server's response
     */
    default void wroteAt(KubeObject owner, GroupVersionResource resource, String resourceVersion) {
        wroteAt(
                new ObjectName(owner.namespace(), owner.name()),
                owner.metadata().uid(),
                resource,
                resourceVersion);
    }

    /**
     * Checks whether the caches have seen every write that was recorded for an owner. If so, they are forgotten. Versions
     * that cannot be compared count as seen.
     *
     * @param owner the owner's namespace and name
     * @throws ConsistencyException if a cache is older than a write, or has not synced. A {@code ReconcileLoop} then
     *     tries the key again after a short while and does not count a failure
     * @throws IllegalStateException if a resource was written for which this store was given no cache
     */
    void ensureReady(ObjectName owner);

    /**
     * Forgets the writes of an owner, which was deleted or has finished.
     *
     * @param owner the owner's namespace and name
     * @param ownerUid the uid of the owner that was deleted: writes of a new owner with this name are kept; {@code ""} for
     *     any
     */
    void clear(ObjectName owner, String ownerUid);

    /** Thrown if a cache has not seen a write yet. It will: try again soon. Corresponds to {@code ConsistencyError}. */
    final class ConsistencyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String readVersion;
        private final String wroteVersion;
        private final String groupResource;

        /**
         * Creates an exception.
         *
         * @param readVersion the version that the cache has reached; {@code ""} if it has not synced
         * @param wroteVersion the version of the write
         * @param groupResource what was written, such as {@code statefulsets.apps}
         */
        public ConsistencyException(String readVersion, String wroteVersion, String groupResource) {
            super(
                    readVersion.isEmpty()
                            ? "read version is not synced (written version: " + wroteVersion + ") for group resource "
                                    + groupResource
                            : "read version: " + readVersion + " is not as new as written version: " + wroteVersion
                                    + " for group resource " + groupResource);
            this.readVersion = readVersion;
            this.wroteVersion = wroteVersion;
            this.groupResource = groupResource;
        }

        /** {@return the version that the cache has reached; {@code ""} if it has not synced} */
        public String readVersion() {
            return readVersion;
        }

        /** {@return the version of the write} */
        public String wroteVersion() {
            return wroteVersion;
        }

        /** {@return what was written, such as {@code statefulsets.apps}} */
        public String groupResource() {
            return groupResource;
        }
    }
}
