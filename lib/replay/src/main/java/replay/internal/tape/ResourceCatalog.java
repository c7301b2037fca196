package replay.internal.tape;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The resources in the discovery documents of a tape. Immutable. */
public final class ResourceCatalog {
    private static final GroupVersionResource CORE_EVENTS = GroupVersionResource.core("v1", "events");

    private final Map<GroupVersionResource, ServedResource> resources = new LinkedHashMap<>();
    private final Set<String> groupVersions = new HashSet<>();

    /**
     * @param lists the APIResourceLists in the server's order, with the preferred version of a group first
     * @param customGroups the groups of CustomResourceDefinitions
     */
    public ResourceCatalog(List<JsonNode> lists, Set<String> customGroups) {
        this(lists, customGroups, Map.of());
    }

    /**
     * @param custom groups of CustomResourceDefinitions, or the names of the definitions
     * @param known the storage versions of resources, where the lists alone do not determine them
     */
    public ResourceCatalog(List<JsonNode> lists, Set<String> custom, Map<String, GroupVersionResource> known) {
        Map<String, GroupVersionResource> storage = new LinkedHashMap<>(known);
        for (JsonNode list : lists) {
            String groupVersion = list.path("groupVersion").asText();
            groupVersions.add(groupVersion);
            int slash = groupVersion.indexOf('/');
            String group = slash < 0 ? "" : groupVersion.substring(0, slash);
            String version = groupVersion.substring(slash + 1);
            for (JsonNode resource : list.path("resources")) {
                String name = resource.path("name").asText();
                if (!name.contains("/")) {
                    GroupVersionResource gvr = new GroupVersionResource(group, version, name);
                    GroupVersionResource stored = group.equals("events.k8s.io")
                            ? CORE_EVENTS
                            : storage.computeIfAbsent(gvr.groupResource(), g -> gvr);
                    resources.put(
                            gvr,
                            resource(
                                    gvr,
                                    resource,
                                    list,
                                    stored,
                                    custom.contains(group) || custom.contains(gvr.groupResource())));
                }
            }
        }
    }

    private static ServedResource resource(
            GroupVersionResource gvr, JsonNode resource, JsonNode list, GroupVersionResource stored, boolean custom) {
        Set<String> verbs = new TreeSet<>();
        resource.path("verbs").forEach(v -> verbs.add(v.asText()));
        Set<String> subresources = new LinkedHashSet<>();
        for (JsonNode other : list.path("resources")) {
            String name = other.path("name").asText();
            if (name.startsWith(gvr.resource() + "/")) {
                subresources.add(name.substring(gvr.resource().length() + 1));
            }
        }
        return new ServedResource(
                gvr,
                resource.path("kind").asText(),
                resource.path("namespaced").asBoolean(),
                verbs,
                subresources,
                stored,
                custom);
    }

    public Optional<ServedResource> find(GroupVersionResource gvr) {
        return Optional.ofNullable(resources.get(gvr));
    }

    public ServedResource get(GroupVersionResource gvr) {
        return find(gvr).orElseThrow(() -> new IllegalArgumentException("the tape has no resource " + gvr));
    }

    public boolean knows(String groupVersion) {
        return groupVersions.contains(groupVersion);
    }

    public List<ServedResource> all() {
        return new ArrayList<>(resources.values());
    }
}
