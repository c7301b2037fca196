package replay.internal.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.GroupVersionResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import replay.internal.crd.CrdDiscovery;
import replay.internal.json.JsonTrees;
import replay.internal.tape.DiscoveryDoc;
import replay.internal.tape.ResourceCatalog;
import replay.internal.tape.ServedResource;
import replay.internal.tape.Tape;

/**
 * The resources that a session serves: those of the tape, as changed by CustomResourceDefinitions that clients have
 * written. Discovery documents that are not affected stay as recorded.
 *
 * <p>Guarded by the session's lock.
 */
public final class ServedApis {
    private final Tape tape;
    private final History history;
    private final Map<String, GroupVersionResource> storage =
            new HashMap<>(); // of custom resources that have been served
    private Map<String, ObjectNode> definitions; // from which catalog and documents were built
    private ResourceCatalog catalog;
    private List<DiscoveryDoc> documents;

    ServedApis(Tape tape, History history) {
        this.tape = tape;
        this.history = history;
        this.definitions = recorded();
        this.catalog = tape.catalog();
        this.documents = tape.discovery();
    }

    private Map<String, ObjectNode> recorded() {
        return tape.objects().getOrDefault(Tape.CRDS, new TreeMap<>());
    }

    public ResourceCatalog catalog() {
        refresh();
        return catalog;
    }

    public List<DiscoveryDoc> documents() {
        refresh();
        return documents;
    }

    /** Returns the CustomResourceDefinition of a resource, if it has one. */
    public Optional<ObjectNode> definition(ServedResource resource) {
        return resource.custom()
                ? Optional.ofNullable(history.get(Tape.CRDS, resource.gvr().groupResource()))
                : Optional.empty();
    }

    /**
     * Returns the uid of the definition of a custom resource, which a resource created later under the same name does
     * not have.
     */
    public String incarnation(ServedResource resource) {
        return definition(resource).map(d -> JsonTrees.metaText(d, "uid")).orElse("");
    }

    private void refresh() {
        Map<String, ObjectNode> now = new TreeMap<>(history.all().getOrDefault(Tape.CRDS, new TreeMap<>()));
        now.values().removeIf(definition -> !isEstablished(definition));
        if (now.equals(definitions)) { // compares identities first
            return;
        }
        definitions = now;
        Map<String, ObjectNode> changed = new LinkedHashMap<>();
        Set<String> touched = new HashSet<>();
        recorded().forEach((name, definition) -> {
            if (!sameSpec(definition, now.get(name))) {
                touched.add(name);
            }
        });
        now.forEach((name, definition) -> {
            if (!sameSpec(definition, recorded().get(name))) {
                touched.add(name);
                changed.put(name, definition);
            }
        });
        documents = new Documents(tape.discovery(), touched, changed.values()).all();
        Set<String> custom = new HashSet<>(now.keySet());
        recorded().values().forEach(d -> custom.add(d.at("/spec/group").asText()));
        catalog = new ResourceCatalog(
                documents.stream()
                        .map(DiscoveryDoc::body)
                        .filter(b -> b.path("kind").asText().equals("APIResourceList"))
                        .toList(),
                custom,
                storage);
        for (ServedResource resource : catalog.all()) {
            if (resource.custom()) {
                storage.putIfAbsent(resource.gvr().groupResource(), resource.storage());
            }
        }
    }

    private static boolean isEstablished(ObjectNode definition) {
        return definition
                .at("/status/conditions")
                .valueStream()
                .anyMatch(c -> c.path("type").asText().equals("Established")
                        && c.path("status").asText().equals("True"));
    }

    private static boolean sameSpec(ObjectNode one, @org.jspecify.annotations.Nullable ObjectNode other) {
        return other != null && one.path("spec").equals(other.path("spec"));
    }

    /** The discovery documents, with the resources of some definitions removed and those of others added. */
    private record Documents(List<DiscoveryDoc> recorded, Set<String> touched, Iterable<ObjectNode> definitions) {
        List<DiscoveryDoc> all() {
            List<DiscoveryDoc> result = new ArrayList<>();
            Map<String, ArrayNode> lists = new LinkedHashMap<>(); // the added resources by group/version
            for (ObjectNode definition : definitions) {
                String group = definition.at("/spec/group").asText();
                for (String version : CrdDiscovery.versions(definition)) {
                    ArrayNode list =
                            lists.computeIfAbsent(group + "/" + version, g -> JsonTrees.MAPPER.createArrayNode());
                    CrdDiscovery.resources(definition, version).forEach(list::add);
                }
            }
            for (DiscoveryDoc doc : recorded) {
                JsonNode body = doc.body();
                if (!body.path("kind").asText().equals("APIResourceList")) {
                    result.add(doc); // lists of groups are replaced below, when all resources are known
                    continue;
                }
                ObjectNode list = withoutTouched((ObjectNode) body);
                ArrayNode more = lists.remove(body.path("groupVersion").asText());
                if (more != null) {
                    list.withArray("/resources").addAll(more);
                }
                if (!list.path("resources").isEmpty()) {
                    result.add(with(doc, list));
                }
            }
            lists.forEach((groupVersion, resources) -> {
                ObjectNode list = JsonTrees.object()
                        .put("kind", "APIResourceList")
                        .put("apiVersion", "v1")
                        .put("groupVersion", groupVersion);
                list.set("resources", resources);
                result.add(new DiscoveryDoc("/apis/" + groupVersion, false, 200, "application/json", list));
            });
            result.replaceAll(doc -> switch (doc.body().path("kind").asText()) {
                case "APIGroupList" -> changed(doc, "groups", "/name", result, (old, name, all) -> group(name, all));
                case "APIGroupDiscoveryList" ->
                    doc.path().equals("/apis")
                            ? changed(doc, "items", "/metadata/name", result, this::aggregatedGroup)
                            : doc;
                default -> doc;
            });
            return List.copyOf(result);
        }

        private static DiscoveryDoc with(DiscoveryDoc doc, ObjectNode body) {
            return new DiscoveryDoc(doc.path(), doc.aggregated(), doc.status(), doc.contentType(), body);
        }

        private ObjectNode withoutTouched(ObjectNode list) {
            String groupVersion = list.path("groupVersion").asText();
            String group = groupVersion.contains("/") ? groupVersion.substring(0, groupVersion.indexOf('/')) : "";
            ObjectNode copy = JsonTrees.shallowCopy(list);
            copy.set(
                    "resources",
                    JsonTrees.without(
                            list.path("resources"),
                            resource -> touched.contains(
                                    resource.path("name").asText().replaceFirst("/.*", "") + "." + group)));
            return copy;
        }

        /** Returns the versions of a group, the preferred one first. */
        private static List<String> versions(String group, List<DiscoveryDoc> lists) {
            return lists.stream()
                    .map(d -> d.body().path("groupVersion").asText())
                    .filter(gv -> gv.startsWith(group + "/"))
                    .map(gv -> gv.substring(group.length() + 1))
                    .sorted(CrdDiscovery.BY_PRIORITY)
                    .toList();
        }

        /** Returns the groups whose resources changed. */
        private Set<String> groupsTouched() {
            Set<String> groups = new java.util.TreeSet<>();
            touched.forEach(name -> groups.add(name.substring(name.indexOf('.') + 1)));
            return groups;
        }

        /** Returns the entry of a group in a list of groups. */
        private interface GroupEntry {
            ObjectNode of(JsonNode recorded, String group, List<String> versions);
        }

        /** Returns a copy of the list with the changed groups replaced and the new ones appended. */
        private DiscoveryDoc changed(
                DiscoveryDoc doc, String field, String name, List<DiscoveryDoc> lists, GroupEntry entry) {
            ObjectNode copy = doc.body().deepCopy();
            ArrayNode groups = copy.putArray(field);
            BiConsumer<JsonNode, String> add = (old, group) -> {
                List<String> versions = versions(group, lists);
                if (!versions.isEmpty()) {
                    groups.add(entry.of(old, group, versions));
                }
            };
            Set<String> left = groupsTouched();
            for (JsonNode old : doc.body().path(field)) {
                String group = old.at(name).asText();
                if (left.remove(group)) {
                    add.accept(old, group);
                } else {
                    groups.add(old);
                }
            }
            left.forEach(group -> add.accept(MissingNode.getInstance(), group));
            return with(doc, copy);
        }

        private static ObjectNode group(String name, List<String> versions) {
            ObjectNode group = JsonTrees.object().put("name", name);
            ArrayNode array = group.putArray("versions");
            versions.forEach(
                    v -> array.addObject().put("groupVersion", name + "/" + v).put("version", v));
            group.putObject("preferredVersion")
                    .put("groupVersion", name + "/" + versions.get(0))
                    .put("version", versions.get(0));
            return group;
        }

        private ObjectNode aggregatedGroup(JsonNode recorded, String group, List<String> versions) {
            ObjectNode item = JsonTrees.object();
            item.set("metadata", recorded.path("metadata"));
            if (recorded.isMissingNode()) {
                item.putObject("metadata").put("name", group);
            }
            ArrayNode array = item.putArray("versions");
            for (String version : versions) {
                ObjectNode entry = array.addObject().put("version", version);
                ArrayNode resources = entry.putArray("resources");
                for (JsonNode old : recorded.path("versions")) {
                    if (old.path("version").asText().equals(version)) {
                        old.path("resources").forEach(r -> {
                            if (!touched.contains(r.path("resource").asText() + "." + group)) {
                                resources.add(r);
                            }
                        });
                    }
                }
                for (ObjectNode definition : definitions) {
                    if (definition.at("/spec/group").asText().equals(group)
                            && CrdDiscovery.versions(definition).contains(version)) {
                        resources.add(CrdDiscovery.aggregated(definition, version));
                    }
                }
                entry.put("freshness", "Current");
            }
            return item;
        }
    }
}
