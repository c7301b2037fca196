package replay.record;

import informers.client.rest.RestException;
import org.jspecify.annotations.Nullable;

/**
 * The cluster's count of versions, of which a tape has one. A resource that is kept in an etcd of its own, or by a
 * server of its own, may have another: then the version of its list does not lie between those of two lists of another
 * resource, one before and one after. Used by one thread at a time.
 */
final class VersionTracker {
    private @Nullable ResourceRecorder yardstick;
    private long version;

    /** Leaves a resource out that was just listed, if it counts apart. */
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
                listed.leaveOut("its versions are counted apart (" + listed.listVersion() + ", where "
                        + yardstick.name() + " are at " + version + "), and a tape has one count");
            }
        } catch (RestException e) {
            listed.leaveOut("whether its versions are the cluster's could not be seen: " + ResourceRecorder.brief(e));
        }
    }

    /** The version after the last look. */
    long version() {
        return version;
    }

    /** Looks again. */
    void look() {
        if (yardstick != null) {
            version = Math.max(version, yardstick.currentVersion());
        }
    }
}
