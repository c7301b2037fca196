package informers.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one of {@code /api} and {@code /apis} said. In the aggregated form it names the resources, too; in the old form
 * they must be asked for, group version by group version.
 *
 * @param aggregated whether {@code lists} says all
 * @param lists resources by group version
 */
record DiscoveryDocument(
        boolean aggregated, List<ApiGroup> groups, Map<String, ApiResourceList> lists, Map<String, String> failed) {

    /** The answer of a server that has no such path. */
    static final DiscoveryDocument EMPTY = new DiscoveryDocument(true, List.of(), Map.of(), Map.of());

    /** {@code APIGroupDiscoveryList}. Answers to {@code discovery/aggregated_discovery.go}. */
    static DiscoveryDocument aggregated(JsonNode root) {
        List<ApiGroup> groups = new ArrayList<>();
        Map<String, ApiResourceList> lists = new LinkedHashMap<>();
        Map<String, String> failed = new LinkedHashMap<>();
        for (JsonNode item : root.path("items")) {
            String group = item.path("metadata").path("name").asText();
            List<String> versions = new ArrayList<>();
            for (JsonNode node : item.path("versions")) {
                String version = node.path("version").asText();
                String groupVersion = group.isEmpty() ? version : group + "/" + version;
                if (node.path("freshness").asText().equals("Stale")) {
                    // The aggregator remembers that there was such a version, but its server does not answer.
                    failed.put(groupVersion, "stale GroupVersion discovery: " + groupVersion);
                    continue;
                }
                versions.add(version);
                lists.put(groupVersion, new ApiResourceList(groupVersion, resources(group, version, node)));
            }
            groups.add(new ApiGroup(group, versions, versions.isEmpty() ? "" : versions.get(0)));
        }
        return new DiscoveryDocument(true, groups, lists, failed);
    }

    private static List<ApiResource> resources(String group, String version, JsonNode node) {
        List<ApiResource> resources = new ArrayList<>();
        for (JsonNode r : node.path("resources")) {
            String name = r.path("resource").asText();
            String singular = r.path("singularResource").asText();
            boolean namespaced = r.path("scope").asText().equals("Namespaced");
            if (hasKind(r)) {
                resources.add(new ApiResource(
                        group,
                        version,
                        name,
                        singular,
                        texts(r.path("shortNames")),
                        namespaced,
                        r.path("responseKind").path("kind").asText(),
                        texts(r.path("verbs")),
                        texts(r.path("categories"))));
            }
            for (JsonNode sub : r.path("subresources")) {
                if (hasKind(sub)) {
                    resources.add(new ApiResource(
                            group,
                            version,
                            name + "/" + sub.path("subresource").asText(),
                            singular,
                            List.of(),
                            namespaced,
                            sub.path("responseKind").path("kind").asText(),
                            texts(sub.path("verbs")),
                            List.of()));
                }
            }
        }
        return resources;
    }

    /** client-go leaves out what names no kind, though not its subresources. */
    private static boolean hasKind(JsonNode node) {
        JsonNode kind = node.path("responseKind");
        return !(kind.path("group").asText().isEmpty()
                && kind.path("version").asText().isEmpty()
                && kind.path("kind").asText().isEmpty());
    }

    /** {@code APIVersions}, from {@code /api}. */
    static DiscoveryDocument legacyCore(JsonNode root) {
        List<String> versions = texts(root.path("versions"));
        List<ApiGroup> groups = versions.isEmpty() ? List.of() : List.of(new ApiGroup("", versions, versions.get(0)));
        return new DiscoveryDocument(false, groups, Map.of(), Map.of());
    }

    /** {@code APIGroupList}, from {@code /apis}. */
    static DiscoveryDocument legacyGroups(JsonNode root) {
        List<ApiGroup> groups = new ArrayList<>();
        for (JsonNode group : root.path("groups")) {
            List<String> versions = new ArrayList<>();
            group.path("versions").forEach(v -> versions.add(v.path("version").asText()));
            groups.add(new ApiGroup(
                    group.path("name").asText(),
                    versions,
                    group.path("preferredVersion").path("version").asText()));
        }
        return new DiscoveryDocument(false, groups, Map.of(), Map.of());
    }

    /** {@code APIResourceList}, from {@code /apis/GROUP/VERSION}. */
    static ApiResourceList legacyResources(ApiGroup group, String version, JsonNode root) {
        List<ApiResource> resources = new ArrayList<>();
        for (JsonNode r : root.path("resources")) {
            resources.add(new ApiResource(
                    group.name(),
                    version,
                    r.path("name").asText(),
                    r.path("singularName").asText(),
                    texts(r.path("shortNames")),
                    r.path("namespaced").asBoolean(),
                    r.path("kind").asText(),
                    texts(r.path("verbs")),
                    texts(r.path("categories"))));
        }
        return new ApiResourceList(group.groupVersion(version), resources);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
