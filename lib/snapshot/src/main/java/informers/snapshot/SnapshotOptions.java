package informers.snapshot;

import java.nio.file.Path;
import java.util.Objects;

/** Where a snapshot is kept, and how. Immutable and thread-safe. */
public final class SnapshotOptions {
    private final Path file;
    private final String cluster;
    private final boolean force;

    private SnapshotOptions(Path file, String cluster, boolean force) {
        this.file = Objects.requireNonNull(file, "file");
        this.cluster = Objects.requireNonNull(cluster, "cluster");
        this.force = force;
    }

    /**
     * Returns the options for a snapshot.
     *
     * @param file the file, in a folder that exists; two more files beside it have names that end with {@code .new} and
     *     {@code .lock}. No other informer may use them
     * @param cluster identifies the cluster, because resourceVersions of another one mean something else. The address of
     *     the API server is not enough: a cluster that was created again may have it. See
     *     {@link SnapshotListWatch#clusterUid}
     * @return the options
     */
    public static SnapshotOptions of(Path file, String cluster) {
        return new SnapshotOptions(file, cluster, false);
    }

    /**
     * Sets whether each event is forced to the disk before the informer receives it. Without it, an event survives the end
     * of the process in any way, but not necessarily a crash of the machine: after one, the informer may start with a state
     * that is some seconds older than what it has shown. Forcing costs milliseconds per event on most disks.
     *
     * @param wanted true to force; false by default
     * @return changed options
     */
    public SnapshotOptions withForce(boolean wanted) {
        return new SnapshotOptions(file, cluster, wanted);
    }

    /** {@return the file} */
    public Path file() {
        return file;
    }

    /** {@return what identifies the cluster} */
    public String cluster() {
        return cluster;
    }

    /** {@return whether each event is forced to the disk} */
    public boolean force() {
        return force;
    }
}
