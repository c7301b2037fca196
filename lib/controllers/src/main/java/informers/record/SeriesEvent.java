package informers.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.Json;
import informers.api.Unstructured;
import informers.record.EventRecorder.Type;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The content of an {@code events.k8s.io/v1} object. Immutable.
 *
 * @param series null as long as it happened once
 */
record SeriesEvent(
        Key key,
        String namespace,
        String name,
        Instant eventTime,
        String note,
        @Nullable Series series) {
    private static final DateTimeFormatter MICRO_TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Events with the same key are a series; the note is not in it. Corresponds to {@code eventKey}. */
    record Key(
            Type type,
            String action,
            String reason,
            String controller,
            String instance,
            ObjectReference regarding,
            @Nullable ObjectReference related) {}

    /** How often it happened, and when last. */
    record Series(int count, Instant last) {
        ObjectNode json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("count", count)
                    .put("lastObservedTime", MICRO_TIME.format(last));
        }
    }

    SeriesEvent again(Instant now) {
        return new SeriesEvent(
                key, namespace, name, eventTime, note, new Series(series == null ? 2 : series.count + 1, now));
    }

    Unstructured object() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", "Event").put("apiVersion", "events.k8s.io/v1");
        json.putObject("metadata").put("name", name).put("namespace", namespace);
        json.put("eventTime", MICRO_TIME.format(eventTime));
        if (series != null) {
            json.set("series", series.json());
        }
        json.put("reportingController", key.controller).put("reportingInstance", key.instance);
        json.put("action", key.action).put("reason", key.reason);
        json.set("regarding", key.regarding.json());
        if (key.related != null) {
            json.set("related", key.related.json());
        }
        json.put("note", note).put("type", key.type.toString());
        return Unstructured.fromJson(Json.bytes(json));
    }

    /** Returns the patch that writes the series. */
    byte[] patch() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("series", series == null ? json.nullNode() : series.json());
        return Json.bytes(json);
    }

    @Override
    public String toString() {
        return key.type + " " + key.reason + ", " + key.regarding + ": " + note;
    }
}
