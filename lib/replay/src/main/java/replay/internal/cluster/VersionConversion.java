package replay.internal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Collectors;
import replay.internal.json.JsonTrees;
import replay.internal.request.StatusException;
import replay.internal.request.Statuses;
import replay.internal.tape.ServedResource;

/**
 * Converts objects between versions of an API. For a custom resource only the apiVersion changes (conversion strategy
 * None); events have other field names. Other kinds are not converted: the tapes have no such objects.
 */
public final class VersionConversion {
    /** From v1 to events.k8s.io/v1. */
    private static final Map<String, String> EVENT_FIELDS = Map.of(
            "involvedObject", "regarding",
            "message", "note",
            "source", "deprecatedSource",
            "firstTimestamp", "deprecatedFirstTimestamp",
            "lastTimestamp", "deprecatedLastTimestamp",
            "count", "deprecatedCount",
            "reportingComponent", "reportingController");

    private static final Map<String, String> CORE_FIELDS = EVENT_FIELDS.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private VersionConversion() {}

    /** Returns a stored object in the version of the resource. */
    public static ObjectNode fromStorage(ObjectNode stored, ServedResource resource) {
        if (resource.gvr().equals(resource.storage())) {
            return stored;
        }
        if (resource.custom()) {
            return withApiVersion(stored, resource.gvr().groupVersion());
        }
        if (resource.gvr().group().equals("events.k8s.io")) {
            return toNewEvent(stored);
        }
        throw unsupported(resource);
    }

    /** Returns a written object in the storage version. */
    public static ObjectNode toStorage(ObjectNode written, ServedResource resource) {
        if (resource.gvr().equals(resource.storage())) {
            return written;
        }
        if (resource.custom()) {
            return withApiVersion(written, resource.storage().groupVersion());
        }
        if (resource.gvr().group().equals("events.k8s.io")) {
            return toCoreEvent(written);
        }
        throw unsupported(resource);
    }

    static StatusException unsupported(ServedResource resource) {
        return Statuses.badRequest("the replay server cannot convert between " + resource.storage() + " and "
                + resource.gvr() + "; use " + resource.storage());
    }

    private static ObjectNode withApiVersion(ObjectNode object, String apiVersion) {
        ObjectNode copy = JsonTrees.shallowCopy(object);
        copy.put("apiVersion", apiVersion);
        return copy;
    }

    private static ObjectNode toNewEvent(ObjectNode event) {
        ObjectNode copy = JsonTrees.object();
        for (Map.Entry<String, JsonNode> field : event.properties()) {
            String name = EVENT_FIELDS.getOrDefault(field.getKey(), field.getKey());
            boolean dropped = field.getKey().equals("reportingInstance")
                    && field.getValue().asText().isEmpty();
            if (!dropped) {
                copy.set(name, field.getValue());
            }
        }
        return copy.put("apiVersion", "events.k8s.io/v1");
    }

    private static ObjectNode toCoreEvent(ObjectNode event) {
        ObjectNode copy = JsonTrees.object();
        event.properties()
                .forEach(field -> copy.set(CORE_FIELDS.getOrDefault(field.getKey(), field.getKey()), field.getValue()));
        return copy.put("apiVersion", "v1");
    }
}
