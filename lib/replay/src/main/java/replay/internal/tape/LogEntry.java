package replay.internal.tape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import org.jspecify.annotations.Nullable;

/**
 * A recorded change. Immutable.
 *
 * @param resourceVersion as recorded. It increases or stays the same: etcd deletes events that expire together in one
 *     transaction, with one version
 * @param millis since the first watch of the recording
 * @param type ADDED, MODIFIED, DELETED; or REVISION: the cluster's version changed by a change that was not recorded
 * @param resource in its storage version; null for REVISION
 * @param object as in the recorded event; null for REVISION
 */
public record LogEntry(
        long resourceVersion,
        long millis,
        String type,
        @Nullable GroupVersionResource resource,
        @Nullable ObjectNode object) {}
