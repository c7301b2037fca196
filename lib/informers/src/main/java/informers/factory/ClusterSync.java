package informers.factory;

import java.util.Objects;

/**
 * Which informers of a cluster have synced.
 *
 * <p>Immutable; thread-safe.
 *
 * @param resources the resources that have synced, and those that have not
 * @param failure why the resources could not be determined, such as a failed discovery; {@code ""} if they could
 */
public record ClusterSync(SyncResult resources, String failure) {
    /** Checks that nothing is null. */
    public ClusterSync {
        Objects.requireNonNull(resources, "resources");
        Objects.requireNonNull(failure, "failure");
    }

    /** {@return whether the resources are known and all of them have synced} */
    public boolean allSynced() {
        return failure.isEmpty() && resources.allSynced();
    }

    @Override
    public String toString() {
        return failure.isEmpty() ? resources.toString() : failure;
    }
}
