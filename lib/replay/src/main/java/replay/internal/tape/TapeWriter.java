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
 * Creates a tape from what was observed of a running cluster: discovery documents, lists, and the changes after them.
 *
 * <p>A cluster cannot list all resources at one moment. The tape starts at one version, which must not be below that
 * of any list: the changes of a resource between its list and that version become part of its objects. Changes above
 * the version at which the tape ends are dropped. Not thread-safe.
 */
public final class TapeWriter {
    /** The names of a tape's files. Other files in its folder were added by users. */
    public static final Set<String> FILES = Set.of("tape.json", "discovery.jsonl", "objects.jsonl", "log.jsonl");

    private final List<DiscoveryDoc> documents = new ArrayList<>();
    private final TreeMap<GroupVersionResource, TreeMap<String, ObjectNode>> objects = new TreeMap<>();
    private final List<LogEntry> changes = new ArrayList<>();
    private final TreeMap<Long, Long> versions = new TreeMap<>(); // and when they were first seen
    private final TreeMap<String, ObjectNode> bookmarks = new TreeMap<>();

    /**
     * The description of a tape.
     *
     * @param about one line
     * @param recording where the tape comes from
     * @param recordedAt the cluster's time at the first watch
     * @param begin the version before the first change
     * @param end the version after the last change
     * @param recorded the recorded resources, in their {@link #storage} version
     */
    public record About(
            String about,
            String recording,
            Instant recordedAt,
            long begin,
            long end,
            Set<GroupVersionResource> recorded) {}

    /** Adds a discovery document or the error in its place. Call it in the server's order. */
    public void document(String path, boolean aggregated, int status, String contentType, JsonNode body) {
        documents.add(new DiscoveryDoc(path, aggregated, status, contentType, body));
    }

    /**
     * Returns the storage version of a resource, under which the tape keeps its objects; empty if the documents do
     * not name the resource.
     */
    public Optional<GroupVersionResource> storage(GroupVersionResource resource) {
        List<JsonNode> lists = documents.stream()
                .map(DiscoveryDoc::body)
                .filter(body -> body.path("kind").asText().equals("APIResourceList"))
                .toList();
        return new ResourceCatalog(lists, Set.of()).find(resource).map(ServedResource::storage);
    }

    /** Adds an object of a list, with its kind and apiVersion. */
    public void object(GroupVersionResource resource, ObjectNode object) {
        objects.computeIfAbsent(resource, r -> new TreeMap<>()).put(JsonTrees.key(object), object);
    }

    /**
     * Adds a change. The changes of a resource are added in the order of its watch.
     *
     * @param type ADDED, MODIFIED or DELETED
     * @param millis since the first watch
     */
    public void change(GroupVersionResource resource, String type, ObjectNode object, long millis) {
        changes.add(new LogEntry(JsonTrees.resourceVersion(object), millis, type, resource, object));
    }

    /** Records that the cluster has reached a version. */
    public void version(long version, long millis) {
        versions.merge(version, millis, Math::min);
    }

    /** Adds a bookmark, which shows how an empty object of the kind looks. */
    public void bookmark(GroupVersionResource resource, ObjectNode object, long millis) {
        ObjectNode shape = JsonTrees.shallowCopy(object);
        shape.remove(List.of("kind", "apiVersion", "metadata"));
        if (!shape.isEmpty()) {
            bookmarks.put(resource.toString(), shape);
        }
        version(JsonTrees.resourceVersion(object), millis);
    }

    /**
     * Writes the files into an existing folder, and reads them again as a check.
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

    /** Returns the changes and versions in order; changes before the start are applied to the objects. */
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
                .add("Tables and PartialObjectMetadata are computed from the objects")
                .add("the time and version of a bookmark follow the server's rules; its empty object is recorded")
                .add("responses to writes, and OpenAPI v3")
                .add("secrets are redacted: the replacements are in wiremock-mappings/README.md");
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

    /** Opens a file without a channel, which an interrupt (such as Ctrl-C) would close. */
    private static BufferedWriter writer(Path folder, String file) throws IOException {
        return new BufferedWriter(new FileWriter(folder.resolve(file).toFile(), StandardCharsets.UTF_8));
    }
}
