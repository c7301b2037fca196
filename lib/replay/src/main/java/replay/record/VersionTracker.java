package replay.record;

import informers.client.rest.RestException;
import org.jspecify.annotations.Nullable;

/**
 * Tracks the resourceVersions of the cluster. A resource in a separate etcd, or of an aggregated server, may have its
 * own: then the version of its list is not between those of two lists of another resource, one before and one after.
 * Not thread-safe.
 */
final class VersionTracker {
    private @Nullable ResourceRecorder yardstick;
    private long version;

    /** Excludes a resource that was just listed if it has versions of its own. */
    void check(ResourceRecorder listed) {
        if (listed.leftOut().isPresent()) {
            return;
        }
        if (yardstick == null) {
            yardstick = listed;
            version = listed.listVersion();
            return;
        }
        try {
            long before = version;
            version = yardstick.currentVersion();
            if (listed.listVersion() < before || listed.listVersion() > version) {
                listed.leaveOut("it has resourceVersions of its own (" + listed.listVersion() + ", while "
                        + yardstick.name() + " are at " + version + "), and a tape needs those of the cluster");
            }
        } catch (RestException e) {
            listed.leaveOut(
                    "cannot check whether its resourceVersions are those of the cluster: " + ResourceRecorder.brief(e));
        }
    }

    /** Returns the version that the last {@link #update} has read. */
    long version() {
        return version;
    }

    /** Updates the version. */
    void update() {
        if (yardstick != null) {
            version = Math.max(version, yardstick.currentVersion());
        }
    }
}
