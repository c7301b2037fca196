package replay.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import replay.internal.cluster.VersionConversion;
import replay.internal.json.JsonTrees;
import replay.internal.request.Route;
import replay.internal.tape.DiscoveryDoc;
import replay.internal.tape.LogEntry;
import replay.internal.tape.ResourceCatalog;
import replay.internal.tape.ServedResource;
import replay.internal.tape.TapeLines;

/** Builds a tape from the exchanges of one recorded cluster. */
final class TapeDraft {
    private final List<RecordedExchange> exchanges;
    private final List<DiscoveryDoc> discovery = new ArrayList<>();
    private final ResourceCatalog catalog;
    private final Map<GroupVersionResource, TreeMap<String, ObjectNode>> objects = new TreeMap<>();
    private final TreeMap<Long, LogEntry> log = new TreeMap<>();
    private final TreeMap<String, ObjectNode> bookmarks = new TreeMap<>();
    private long resourceVersion;

    /** Reads discovery (01 to 06) and objects (10). */
    TapeDraft(List<RecordedExchange> ofCluster) {
        exchanges = ofCluster.stream()
                .sorted(Comparator.comparing((RecordedExchange e) -> e.started().orElseThrow()))
                .toList();
        for (RecordedExchange exchange : named("0[1-6]-.*")) {
            discovery.add(new DiscoveryDoc(
                    exchange.path(),
                    exchange.accept().contains("as=APIGroupDiscoveryList"),
                    exchange.status(),
                    exchange.contentType(),
                    body(exchange)));
        }
        Set<String> customGroups = new HashSet<>();
        for (RecordedExchange exchange : named("10-list-apiextensions.*")) {
            body(exchange)
                    .path("items")
                    .forEach(crd -> customGroups.add(crd.at("/spec/group").asText()));
        }
        catalog = new ResourceCatalog(
                discovery.stream()
                        .map(DiscoveryDoc::body)
                        .filter(b -> b.path("kind").asText().equals("APIResourceList"))
                        .toList(),
                customGroups);
        // The list of the storage version comes before those of other versions, which are only compared.
        List<RecordedExchange> lists = new ArrayList<>(named("10-list-.*"));
        lists.removeIf(e -> e.status() != 200);
        lists.sort(Comparator.comparing(e -> !isStorage(e)));
        lists.forEach(this::takeList);
    }

    private boolean isStorage(RecordedExchange list) {
        ServedResource resource = resource(list);
        return resource.gvr().equals(resource.storage());
    }

    private List<RecordedExchange> named(String regex) {
        return exchanges.stream().filter(e -> e.name().matches(regex)).toList();
    }

    private static JsonNode body(RecordedExchange exchange) {
        if (!exchange.contentType().startsWith("application/json")) {
            return JsonTrees.object().textNode(new String(exchange.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return tree(exchange.body(), exchange);
    }

    private static JsonNode tree(byte[] json, RecordedExchange exchange) {
        try {
            return JsonTrees.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(exchange + ": expected JSON: " + e.getMessage(), e);
        }
    }

    private ServedResource resource(RecordedExchange exchange) {
        return catalog.get(Route.parse(exchange.path()).orElseThrow().gvr());
    }

    private void takeList(RecordedExchange exchange) {
        ServedResource resource = resource(exchange);
        JsonNode list = body(exchange);
        resourceVersion = Math.max(
                resourceVersion, list.path("metadata").path("resourceVersion").asLong());
        TreeMap<String, ObjectNode> stored = objects.computeIfAbsent(resource.storage(), r -> new TreeMap<>());
        for (JsonNode item : list.path("items")) {
            ObjectNode object = whole((ObjectNode) item, resource);
            if (isStorage(exchange)) {
                stored.put(JsonTrees.key(object), object);
            } else if (!object.equals(VersionConversion.fromStorage(stored.get(JsonTrees.key(object)), resource))) {
                throw new IllegalArgumentException(exchange + ": expected " + JsonTrees.key(object)
                        + " to be the same as " + resource.storage() + " converted");
            }
        }
    }

    /** Returns an item of a list with its kind and apiVersion. */
    private static ObjectNode whole(ObjectNode item, ServedResource resource) {
        if (item.has("kind")) {
            return item;
        }
        ObjectNode object = JsonTrees.object()
                .put("kind", resource.kind())
                .put("apiVersion", resource.gvr().groupVersion());
        object.setAll(item);
        return object;
    }

    /** Replaces objects by those of later LISTs (of all namespaces, or of one). */
    TapeDraft relist(String regex) {
        for (RecordedExchange exchange : named(regex)) {
            String namespace = Route.parse(exchange.path()).orElseThrow().namespace();
            if (isStorage(exchange)) {
                objects.get(resource(exchange).gvr())
                        .values()
                        .removeIf(o -> namespace.isEmpty() || namespace.equals(JsonTrees.metaText(o, "namespace")));
            }
            takeList(exchange);
        }
        return this;
    }

    /** Merges watches into one log, with the versions of later LISTs, which show when the cluster's version changed. */
    TapeDraft recordedChanges(String watchesRegex, String listsRegex) {
        List<RecordedExchange> watches = named(watchesRegex).stream()
                .filter(e -> e.accept().equals("application/json"))
                .toList();
        double begin = watches.get(0).started().orElseThrow();
        for (RecordedExchange watch : watches) {
            double offset = watch.started().orElseThrow() - begin;
            for (RecordedExchange.Line line : watch.lines()) {
                takeEvent(watch, tree(line.json(), watch), Math.round((offset + line.seconds()) * 1000));
            }
        }
        for (RecordedExchange list : named(listsRegex)) {
            long version = body(list).at("/metadata/resourceVersion").asLong();
            see(
                    new LogEntry(
                            version, Math.round((list.started().orElseThrow() - begin) * 1000), "REVISION", null, null),
                    list);
        }
        return this;
    }

    private void takeEvent(RecordedExchange watch, JsonNode event, long millis) {
        ServedResource resource = resource(watch);
        ObjectNode object = (ObjectNode) event.path("object");
        String type = event.path("type").asText();
        if (type.equals("BOOKMARK")) {
            ObjectNode shape = object.deepCopy();
            shape.remove(List.of("kind", "apiVersion", "metadata"));
            if (!shape.isEmpty()) {
                bookmarks.put(resource.gvr().toString(), shape);
            }
            see(new LogEntry(JsonTrees.resourceVersion(object), millis, "REVISION", null, null), watch);
        } else {
            ObjectNode stored = VersionConversion.toStorage(object, resource);
            see(new LogEntry(JsonTrees.resourceVersion(object), millis, type, resource.storage(), stored), watch);
        }
    }

    /** Adds a change once, at the earliest time at which a watch received it. */
    private void see(LogEntry entry, RecordedExchange from) {
        if (entry.resourceVersion() <= resourceVersion) {
            return; // an initial event, or a list without changes
        }
        LogEntry known = log.get(entry.resourceVersion());
        if (known == null || known.object() == null) {
            log.put(entry.resourceVersion(), earliest(entry, known));
        } else if (entry.object() == null || entry.object().equals(known.object())) {
            log.put(entry.resourceVersion(), earliest(known, entry));
        } else {
            throw new IllegalArgumentException(from + ": two different changes at version " + entry.resourceVersion());
        }
    }

    private static LogEntry earliest(LogEntry entry, @Nullable LogEntry other) {
        long millis = other == null ? entry.millis() : Math.min(entry.millis(), other.millis());
        return new LogEntry(entry.resourceVersion(), millis, entry.type(), entry.resource(), entry.object());
    }

    /** Returns the Date header of the first of these. */
    String date(String regex) {
        String date = named(regex).get(0).headers().get("date");
        return java.time.ZonedDateTime.parse(date, java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant()
                .toString();
    }

    /**
     * Returns the oldest version of each resource's watch cache, from the recorded {@code too old resource version:
     * 399 (531)}: the number in brackets.
     */
    Map<String, Long> oldestByErrors(String regex) {
        Map<String, Long> oldest = new TreeMap<>();
        for (RecordedExchange refused : named(regex)) {
            String message = tree(refused.body(), refused).at("/object/message").asText();
            String resource = resource(refused).storage().toString();
            oldest.merge(resource, Long.parseLong(message.replaceAll(".*\\((\\d+)\\)$", "$1")), Math::min);
        }
        return oldest;
    }

    long resourceVersion() {
        return resourceVersion;
    }

    TreeMap<String, ObjectNode> bookmarks() {
        return bookmarks;
    }

    List<JsonNode> discoveryLines() {
        return TapeLines.discovery(discovery);
    }

    List<JsonNode> objectLines() {
        return TapeLines.objects(objects);
    }

    List<JsonNode> logLines() {
        return TapeLines.log(List.copyOf(log.values()));
    }
}
