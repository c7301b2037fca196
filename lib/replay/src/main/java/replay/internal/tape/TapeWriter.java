package replay.internal.tape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.io.BufferedWriter;
import java.io.FileWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import replay.internal.json.JsonTrees;

/**
 * Makes a tape of what somebody saw of a running cluster: its documents about itself, lists, and the changes after them.
 *
 * <p>A cluster cannot list everything at one moment. The tape begins at one version all the same, which must not be below
 * that of any list: what happened to a resource between its list and there becomes part of its objects. What is above
 * the version at which the tape ends is left out. Used by one thread.
 */
public final class TapeWriter {
    /** The names of a tape's own files. Whatever else stands in its folder was put there by somebody. */
    public static final Set<String> FILES = Set.of("tape.json", "discovery.jsonl", "objects.jsonl", "log.jsonl");

    private final List<DiscoveryDoc> documents = new ArrayList<>();
    private final TreeMap<GroupVersionResource, TreeMap<String, ObjectNode>> objects = new TreeMap<>();
    private final List<LogEntry> changes = new ArrayList<>();
    private final TreeMap<Long, Long> versions = new TreeMap<>(); // and when they were seen first
    private final TreeMap<String, ObjectNode> bookmarks = new TreeMap<>();

    /**
     * What the tape says of itself.
     *
     * @param about in a line
     * @param recording where it comes from
     * @param recordedAt the time on the cluster's clocks when the first watch began
     * @param begin the version before the story
     * @param end the version after it
     * @param recorded the resources whose objects are on it, in their {@link #storage} version
     */
    public record About(
            String about,
            String recording,
            Instant recordedAt,
            long begin,
            long end,
            Set<GroupVersionResource> recorded) {}

    /** One answer about the API itself, also one that says that something is broken: in the server's order. */
    public void document(String path, boolean aggregated, int status, String contentType, JsonNode body) {
        documents.add(new DiscoveryDoc(path, aggregated, status, contentType, body));
    }

    /**
     * The resource under which a tape keeps the objects of this one: the same objects may be had in several versions.
     * Empty if the documents do not name it.
     */
    public Optional<GroupVersionResource> storage(GroupVersionResource resource) {
        List<JsonNode> lists = documents.stream()
                .map(DiscoveryDoc::body)
                .filter(body -> body.path("kind").asText().equals("APIResourceList"))
                .toList();
        return new ResourceCatalog(lists, Set.of()).find(resource).map(ServedResource::storage);
    }

    /** What was there. Each object has its kind and apiVersion. */
    public void object(GroupVersionResource resource, ObjectNode object) {
        objects.computeIfAbsent(resource, r -> new TreeMap<>()).put(JsonTrees.key(object), object);
    }

    /**
     * What happened; for each resource in the order of its watch.
     *
     * @param type ADDED, MODIFIED or DELETED
     * @param millis since the first watch
     */
    public void change(GroupVersionResource resource, String type, ObjectNode object, long millis) {
        changes.add(new LogEntry(JsonTrees.resourceVersion(object), millis, type, resource, object));
    }

    /** The cluster has come to this version, whatever happened there. */
    public void version(long version, long millis) {
        versions.merge(version, millis, Math::min);
    }

    /** A bookmark: it shows how an empty object of the kind looks. */
    public void bookmark(GroupVersionResource resource, ObjectNode object, long millis) {
        ObjectNode shape = JsonTrees.shallowCopy(object);
        shape.remove(List.of("kind", "apiVersion", "metadata"));
        if (!shape.isEmpty()) {
            bookmarks.put(resource.toString(), shape);
        }
        version(JsonTrees.resourceVersion(object), millis);
    }

    /**
     * Writes the tape's files into a folder that is there, and reads them again, to be sure that they can be read.
     *
     * @throws IOException if they cannot be written
     */
    public Tape write(Path folder, About about) throws IOException {
        List<LogEntry> log = log(about.begin(), about.end());
        write(folder, "discovery.jsonl", TapeLines.discovery(documents));
        write(folder, "objects.jsonl", TapeLines.objects(objects));
        if (!log.isEmpty()) {
            write(folder, "log.jsonl", TapeLines.log(log));
        }
        try (BufferedWriter out = writer(folder, "tape.json")) {
            out.write(description(about).toPrettyString() + "\n");
        }
        return Tape.load(folder);
    }

    /** The changes and versions of the story in order; those before its begin go into the objects. */
    private List<LogEntry> log(long begin, long end) {
        TreeMap<Long, List<LogEntry>> log = new TreeMap<>();
        for (LogEntry change : changes) {
            if (change.resourceVersion() <= begin) {
                fold(change);
            } else if (change.resourceVersion() <= end) {
                log.computeIfAbsent(change.resourceVersion(), v -> new ArrayList<>())
                        .add(change);
            }
        }
        versions.subMap(begin, false, end, true)
                .forEach((version, millis) -> log.computeIfAbsent(
                        version, v -> new ArrayList<>(List.of(new LogEntry(v, millis, "REVISION", null, null)))));
        return log.values().stream().flatMap(List::stream).toList();
    }

    private void fold(LogEntry change) {
        GroupVersionResource resource = java.util.Objects.requireNonNull(change.resource());
        ObjectNode object = java.util.Objects.requireNonNull(change.object());
        if (change.type().equals("DELETED")) {
            objects.getOrDefault(resource, new TreeMap<>()).remove(JsonTrees.key(object));
        } else {
            object(resource, object);
        }
    }

    private ObjectNode description(About about) {
        ObjectNode description = JsonTrees.object()
                .put("about", about.about())
                .put("recordedBy", "./jbang record")
                .put("recording", about.recording())
                .put("recordedAt", about.recordedAt().toString())
                .put("resourceVersion", about.begin())
                .put("oldest", about.begin());
        ArrayNode recorded = description.putArray("recorded");
        about.recorded().stream().sorted().forEach(resource -> recorded.add(resource.toString()));
        bookmarks.forEach(description.withObject("/bookmarks")::set);
        description
                .putArray("derived")
                .add("Tables and PartialObjectMetadata are made from the objects")
                .add("a bookmark's time and version follow the server's rule; recorded is how an empty object looks")
                .add("answers to writes, and OpenAPI v3")
                .add("secrets are blanked: what they are replaced with is in wiremock-mappings/README.md");
        return description;
    }

    private static void write(Path folder, String file, List<JsonNode> lines) throws IOException {
        try (BufferedWriter out = writer(folder, file)) {
            for (JsonNode line : lines) {
                out.write(line.toString());
                out.write('\n');
            }
        }
    }

    /** Not a channel: an interrupt (Ctrl-C is one) would close it. */
    private static BufferedWriter writer(Path folder, String file) throws IOException {
        return new BufferedWriter(new FileWriter(folder.resolve(file).toFile(), StandardCharsets.UTF_8));
    }
}
