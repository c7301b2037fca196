package replay.internal.tape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import replay.internal.json.JsonTrees;

/** A recorded cluster: its objects at a resourceVersion, and the changes after it. Immutable. */
public final class Tape {
    public static final GroupVersionResource CRDS =
            new GroupVersionResource("apiextensions.k8s.io", "v1", "customresourcedefinitions");

    public static final GroupVersionResource NAMESPACES = GroupVersionResource.core("v1", "namespaces");

    /** Leaves room for the versions of clients' writes. */
    private static final long MAX_VERSION = 999_999_999_999_999_999L;

    /** A leap year. A change later than that would never be played. */
    private static final long MAX_MILLIS = Duration.ofDays(366).toMillis();

    private final String name;
    private final String about;
    private final Instant recordedAt;
    private final long resourceVersion;
    private final long oldest;
    private final Map<String, Long> oldestOf = new TreeMap<>();
    private final Map<String, ObjectNode> bookmarks = new TreeMap<>();
    private final List<DiscoveryDoc> discovery = new ArrayList<>();
    private final ResourceCatalog catalog;
    private final Map<GroupVersionResource, TreeMap<String, ObjectNode>> objects = new TreeMap<>();
    private final List<LogEntry> log = new ArrayList<>();
    private final JsonNode access;
    private final JsonNode refusals;
    private final Set<String> recorded = new TreeSet<>();

    private Tape(Path folder) {
        name = folder.getFileName().toString();
        TapeFiles files = new TapeFiles(folder);
        TapeFiles.Line description = files.description();
        about = description.need("about").asText();
        recordedAt = instant(description);
        resourceVersion = description.number("resourceVersion", MAX_VERSION);
        oldest = description.number("oldest", MAX_VERSION);
        description
                .json()
                .path("oldestOf")
                .properties()
                .forEach(o -> oldestOf.put(o.getKey(), o.getValue().asLong()));
        access = description.json().path("access");
        refusals = description.json().path("refuse");
        description.json().path("recorded").forEach(resource -> recorded.add(resource.asText()));
        description.json().path("bookmarks").properties().forEach(b -> {
            if (b.getValue() instanceof ObjectNode shape) {
                bookmarks.put(b.getKey(), shape);
            }
        });
        for (TapeFiles.Line line : files.lines("discovery.jsonl")) {
            discovery.add(new DiscoveryDoc(
                    line.need("path").asText(),
                    line.need("aggregated").asBoolean(),
                    (int) line.number("status", 599),
                    line.need("contentType").asText(),
                    line.need("body")));
        }
        List<TapeFiles.Line> lines = files.lines("objects.jsonl");
        catalog = catalog(lines);
        for (TapeFiles.Line line : lines) {
            ObjectNode object = line.object();
            ServedResource resource = known(line);
            if (JsonTrees.resourceVersion(object) > resourceVersion) {
                throw new IllegalArgumentException(line.place() + ": expected a resourceVersion up to "
                        + resourceVersion + ", the tape's own, found " + JsonTrees.resourceVersion(object));
            }
            objects.computeIfAbsent(resource.gvr(), r -> new TreeMap<>()).put(JsonTrees.key(object), object);
        }
        if (files.has("log.jsonl")) {
            readLog(files);
        }
    }

    /**
     * Reads a tape from its folder.
     *
     * @throws IllegalArgumentException names the file and line that is missing or broken, and what was expected
     */
    public static Tape load(Path folder) {
        return new Tape(folder.toAbsolutePath().normalize());
    }

    private static Instant instant(TapeFiles.Line description) {
        String text = description.need("recordedAt").asText();
        try {
            Instant time = Instant.parse(text);
            if (time.isBefore(Instant.EPOCH) || time.isAfter(Instant.parse("9000-01-01T00:00:00Z"))) {
                throw new DateTimeParseException("a year from 1970 to 8999", text, 0);
            }
            return time;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    description.place() + ": expected a time such as 2026-11-23T18:22:07Z as \"recordedAt\", found \""
                            + text + "\"",
                    e);
        }
    }

    private ResourceCatalog catalog(List<TapeFiles.Line> objectLines) {
        Set<String> customGroups = new HashSet<>();
        for (TapeFiles.Line line : objectLines) {
            if (line.resource().equals(CRDS)) {
                customGroups.add(line.object().at("/spec/group").asText());
            }
        }
        List<JsonNode> lists = discovery.stream()
                .filter(d -> d.body().path("kind").asText().equals("APIResourceList"))
                .map(DiscoveryDoc::body)
                .toList();
        return new ResourceCatalog(lists, customGroups);
    }

    private void readLog(TapeFiles files) {
        long version = resourceVersion;
        long millis = 0;
        for (TapeFiles.Line line : files.lines("log.jsonl")) {
            String type = line.need("type").asText();
            if (!Set.of("ADDED", "MODIFIED", "DELETED", "REVISION").contains(type)) {
                throw new IllegalArgumentException(
                        line.place() + ": expected type ADDED, MODIFIED, DELETED or REVISION, found " + type);
            }
            long nextVersion = line.number("rv", MAX_VERSION);
            long nextMillis = line.number("millis", MAX_MILLIS);
            boolean sameStep = !log.isEmpty() && nextVersion == version && nextMillis == millis;
            if (!sameStep && (nextVersion <= version || nextMillis < millis)) {
                throw new IllegalArgumentException(line.place() + ": expected rv above " + version
                        + " and millis not below " + millis + " (or both the same): the changes are in order");
            }
            version = nextVersion;
            millis = nextMillis;
            log.add(
                    type.equals("REVISION")
                            ? new LogEntry(version, millis, type, null, null)
                            : new LogEntry(version, millis, type, known(line).gvr(), line.object()));
        }
    }

    private ServedResource known(TapeFiles.Line line) {
        GroupVersionResource gvr = line.resource();
        ServedResource resource = catalog.find(gvr)
                .orElseThrow(() -> new IllegalArgumentException(
                        line.place() + ": expected a resource that discovery.jsonl names, found " + gvr));
        if (!resource.storage().equals(gvr)) {
            throw new IllegalArgumentException(
                    line.place() + ": expected the storage version " + resource.storage() + ", found " + gvr);
        }
        return resource;
    }

    public String name() {
        return name;
    }

    /** Returns the description of the tape, one line. */
    public String about() {
        return about;
    }

    /** Returns the recorded cluster's time at the first recorded change. */
    public Instant recordedAt() {
        return recordedAt;
    }

    /** Returns the resourceVersion before the first recorded change. */
    public long resourceVersion() {
        return resourceVersion;
    }

    /** Returns the oldest version that a LIST can show. */
    public long oldestResourceVersion() {
        return oldest;
    }

    /** Returns the oldest version from which a watch of a resource can start. */
    public long oldestResourceVersion(ServedResource resource) {
        return oldestOf.getOrDefault(resource.storage().toString(), oldest);
    }

    /** Returns the time from the first watch to the last recorded change, in milliseconds. */
    public long recordedMillis() {
        return log.isEmpty() ? 0 : log.get(log.size() - 1).millis();
    }

    public Map<String, ObjectNode> bookmarks() {
        return bookmarks;
    }

    public List<DiscoveryDoc> discovery() {
        return discovery;
    }

    public ResourceCatalog catalog() {
        return catalog;
    }

    public Map<GroupVersionResource, TreeMap<String, ObjectNode>> objects() {
        return objects;
    }

    public List<LogEntry> log() {
        return log;
    }

    /**
     * Returns whether the objects of this resource were recorded: all were, unless the tape lists the recorded ones.
     */
    public boolean holds(ServedResource resource) {
        return recorded.isEmpty() || recorded.contains(resource.storage().toString());
    }

    /** Returns the errors to inject. */
    public JsonNode refusals() {
        return refusals;
    }

    /** Returns the users and their rights. */
    public JsonNode access() {
        return access;
    }

    @Override
    public String toString() {
        return name + ": " + about;
    }
}
