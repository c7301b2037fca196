package replay.internal.tape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import org.jspecify.annotations.Nullable;

/**
 * One change that a tape recorded. A value.
 *
 * @param resourceVersion as recorded; grows from entry to entry, or stays: etcd deletes the events that expire together
 *     in one step, and so do they get one version
 * @param millis of the story, counted from its first watch
 * @param type ADDED, MODIFIED, DELETED; or REVISION: the cluster's version moved by a change that was not recorded
 * @param resource in its storage version; null for REVISION
 * @param object as the recorded event has it; null for REVISION
 */
public record LogEntry(
        long resourceVersion,
        long millis,
        String type,
        @Nullable GroupVersionResource resource,
        @Nullable ObjectNode object) {}
