package informers.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.Json;
import informers.api.Unstructured;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;

/**
 * The content of a {@code v1/events} object.
 *
 * <p>Immutable and thread-safe. Null is rejected. Corresponds to {@code v1.Event}.
 *
 * @param namespace the namespace of the event: that of the object, or {@code default}
 * @param name the name of the event
 * @param resourceVersion {@code ""} before the server has stored it
 * @param regarding the object that it is about ({@code involvedObject})
 * @param component the component that reports it, such as {@code job-controller}
 * @param host the node of the component; {@code ""} for none
 * @param type whether it should happen
 * @param reason why it was recorded
 * @param message what happened
 * @param annotations its annotations
 * @param first when it happened first; whole seconds are stored
 * @param last when it happened last; whole seconds are stored
 * @param count how often it happened
 * @param combined whether it stands for several similar events; then it has no reporting fields
 */
public record RecordedEvent(
        String namespace,
        String name,
        String resourceVersion,
        ObjectReference regarding,
        String component,
        String host,
        EventRecorder.Type type,
        String reason,
        String message,
        Map<String, String> annotations,
        Instant first,
        Instant last,
        int count,
        boolean combined) {
    /** Rejects null, and copies the annotations. {@inheritDoc} */
    public RecordedEvent {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(resourceVersion, "resourceVersion");
        Objects.requireNonNull(regarding, "regarding");
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
        annotations = Map.copyOf(annotations);
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(last, "last");
    }

    /** Returns the key under which equal events are counted. Corresponds to {@code getEventKey}. */
    String key() {
        return String.join(
                "",
                component,
                host,
                regarding.kind(),
                regarding.namespace(),
                regarding.name(),
                regarding.fieldPath(),
                regarding.uid(),
                regarding.apiVersion(),
                type.toString(),
                reason,
                message);
    }

    /** Returns an event that stands for this one and similar ones. */
    RecordedEvent combinedAs(String text, String newName, Instant now) {
        return new RecordedEvent(
                namespace, newName, "", regarding, component, host, type, reason, text, Map.of(), now, now, 1, true);
    }

    /** Returns this event as the next one of events that are counted. */
    RecordedEvent counted(String knownName, String version, Instant since, int number) {
        return new RecordedEvent(
                namespace,
                knownName,
                version,
                regarding,
                component,
                host,
                type,
                reason,
                message,
                annotations,
                since,
                last,
                number,
                combined);
    }

    /** Returns the object for the server. */
    Unstructured object() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", "Event").put("apiVersion", "v1");
        ObjectNode metadata = json.putObject("metadata").put("name", name).put("namespace", namespace);
        if (!resourceVersion.isEmpty()) {
            metadata.put("resourceVersion", resourceVersion);
        }
        if (!annotations.isEmpty()) {
            ObjectNode map = metadata.putObject("annotations");
            annotations.forEach(map::put);
        }
        json.set("involvedObject", regarding.json());
        json.put("reason", reason).put("message", message);
        ObjectNode source = json.putObject("source").put("component", component);
        if (!host.isEmpty()) {
            source.put("host", host);
        }
        json.put("firstTimestamp", time(first)).put("lastTimestamp", time(last));
        json.put("count", count).put("type", type.toString());
        json.putNull("eventTime");
        json.put("reportingComponent", combined ? "" : component).put("reportingInstance", combined ? "" : host);
        return Unstructured.fromJson(Json.bytes(json));
    }

    /** Returns the strategic merge patch for an event that is stored and happened again. */
    byte[] patch() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("count", count).put("lastTimestamp", time(last)).put("message", message);
        return Json.bytes(json);
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Returns a text such as {@code Normal Scheduled, Pod default/web: assigned to node-1}. */
    @Override
    public String toString() {
        return type + " " + reason + ", " + regarding + ": " + message;
    }
}
