package replay.internal.tape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import replay.internal.json.JsonTrees;

/** Writes the lines that {@link TapeFiles} reads. */
public final class TapeLines {
    private TapeLines() {}

    public static List<JsonNode> discovery(List<DiscoveryDoc> documents) {
        List<JsonNode> lines = new ArrayList<>();
        for (DiscoveryDoc doc : documents) {
            ObjectNode line = JsonTrees.object()
                    .put("path", doc.path())
                    .put("aggregated", doc.aggregated())
                    .put("status", doc.status())
                    .put("contentType", doc.contentType());
            line.set("body", doc.body());
            lines.add(line);
        }
        return lines;
    }

    public static List<JsonNode> objects(Map<GroupVersionResource, ? extends Map<String, ObjectNode>> objects) {
        List<JsonNode> lines = new ArrayList<>();
        objects.forEach((resource, all) -> all.values().forEach(object -> {
            ObjectNode line = JsonTrees.object().put("resource", resource.toString());
            line.set("object", object);
            lines.add(line);
        }));
        return lines;
    }

    /** @param log in the order of versions */
    public static List<JsonNode> log(List<LogEntry> log) {
        List<JsonNode> lines = new ArrayList<>();
        long latest = Long.MAX_VALUE; // a client that saw version N has seen all lower ones: times must increase with
        // versions
        for (int i = log.size() - 1; i >= 0; i--) {
            LogEntry entry = log.get(i);
            latest = Math.min(latest, earliestOfItsVersion(log, i));
            ObjectNode line = JsonTrees.object()
                    .put("rv", entry.resourceVersion())
                    .put("millis", latest)
                    .put("type", entry.type());
            if (entry.resource() != null) {
                line.put("resource", entry.resource().toString());
                line.set("object", entry.object());
            }
            lines.add(line);
        }
        Collections.reverse(lines);
        return lines;
    }

    /** Returns the earliest time of the changes with the same version (see {@link LogEntry}). */
    private static long earliestOfItsVersion(List<LogEntry> log, int last) {
        long version = log.get(last).resourceVersion();
        long earliest = Long.MAX_VALUE;
        for (int i = last; i >= 0 && log.get(i).resourceVersion() == version; i--) {
            earliest = Math.min(earliest, log.get(i).millis());
        }
        return earliest;
    }
}
