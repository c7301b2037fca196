package informers.factory;

import java.util.Objects;

/**
 * How far a cluster has come.
 *
 * <p>A value; any thread.
 *
 * @param resources what has its first list, and what has not
 * @param failure why the cluster could not be asked what there is; {@code ""} if it could, or was not asked yet
 */
public record ClusterSync(SyncResult resources, String failure) {
    public ClusterSync {
        Objects.requireNonNull(resources, "resources");
        Objects.requireNonNull(failure, "failure");
    }

    public boolean allSynced() {
        return failure.isEmpty() && resources.allSynced();
    }

    @Override
    public String toString() {
        return failure.isEmpty() ? resources.toString() : failure;
    }
}
