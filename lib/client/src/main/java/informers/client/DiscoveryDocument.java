package informers.client;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.GroupVersionKind;
import informers.client.DiscoveredResources.ResourceList;
import informers.client.rest.ApiException;
import informers.client.rest.RestException;
import informers.client.rest.UnreachableException;
import informers.internal.json.JsonFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code /api} or {@code /apis}. In the aggregated form it includes the resources; otherwise each group
 * version has to be asked for.
 *
 * @param aggregated whether {@code lists} is complete
 * @param lists resources by group version
 */
record DiscoveryDocument(
        boolean aggregated, List<ApiGroup> groups, Map<String, ResourceList> lists, Map<String, Failure> failed) {

    /**
     * Why a group version is missing.
     *
     * @param error null if the aggregator reports the version as stale: its server does not respond now
     */
    record Failure(String message, @Nullable RestException error) {
        static Failure of(RestException e) {
            return new Failure(String.valueOf(e.getMessage()), e);
        }

        /**
         * Returns whether it may be gone the next time: like isTransientError in client-go's memcache.go, and stale
         * versions.
         */
        boolean isTransient() {
            return error == null
                    || error instanceof UnreachableException
                    || error instanceof ApiException refused && (refused.code() >= 500 || refused.isTooManyRequests());
        }
    }

    /** The document of a server that has no such path. */
    static final DiscoveryDocument EMPTY = new DiscoveryDocument(true, List.of(), Map.of(), Map.of());

    /** Reads an {@code APIGroupDiscoveryList}. Corresponds to {@code discovery/aggregated_discovery.go}. */
    static DiscoveryDocument aggregated(JsonNode root) {
        List<ApiGroup> groups = new ArrayList<>();
        Map<String, ResourceList> lists = new LinkedHashMap<>();
        Map<String, Failure> failed = new LinkedHashMap<>();
        for (JsonNode item : JsonFields.objects(root, "items")) {
            String group = JsonFields.text(JsonFields.object(item, "metadata"), "name");
            List<String> versions = new ArrayList<>();
            for (JsonNode node : JsonFields.objects(item, "versions")) {
                String version = JsonFields.text(node, "version");
                String groupVersion = group.isEmpty() ? version : group + "/" + version;
                if (JsonFields.text(node, "freshness").equals("Stale")) {
                    // The aggregator remembers that there was such a version, but its server does not answer.
                    failed.put(groupVersion, new Failure("stale GroupVersion discovery: " + groupVersion, null));
                    continue;
                }
                versions.add(version);
                lists.put(groupVersion, new ResourceList(groupVersion, resources(group, version, node)));
            }
            groups.add(new ApiGroup(group, versions, versions.isEmpty() ? "" : versions.get(0)));
        }
        return new DiscoveryDocument(true, groups, lists, failed);
    }

    private static List<ApiResource> resources(String group, String version, JsonNode node) {
        List<ApiResource> resources = new ArrayList<>();
        for (JsonNode r : JsonFields.objects(node, "resources")) {
            String name = JsonFields.text(r, "resource");
            String singular = JsonFields.text(r, "singularResource");
            boolean namespaced = JsonFields.text(r, "scope").equals("Namespaced");
            if (hasKind(r)) {
                resources.add(new ApiResource(
                        group,
                        version,
                        name,
                        singular,
                        JsonFields.texts(r, "shortNames"),
                        namespaced,
                        JsonFields.text(JsonFields.object(r, "responseKind"), "kind"),
                        JsonFields.texts(r, "verbs"),
                        JsonFields.texts(r, "categories")));
            }
            for (JsonNode sub : JsonFields.objects(r, "subresources")) {
                if (hasKind(sub)) {
                    resources.add(new ApiResource(
                            group,
                            version,
                            name + "/" + JsonFields.text(sub, "subresource"),
                            singular,
                            List.of(),
                            namespaced,
                            JsonFields.text(JsonFields.object(sub, "responseKind"), "kind"),
                            JsonFields.texts(sub, "verbs"),
                            List.of()));
                }
            }
        }
        return resources;
    }

    /**
     * Returns whether a resource states a kind; like client-go, those without are left out, but not their subresources.
     */
    private static boolean hasKind(JsonNode node) {
        JsonNode kind = JsonFields.object(node, "responseKind");
        return !(JsonFields.text(kind, "group").isEmpty()
                && JsonFields.text(kind, "version").isEmpty()
                && JsonFields.text(kind, "kind").isEmpty());
    }

    /** Reads {@code APIVersions}, from {@code /api}. */
    static DiscoveryDocument legacyCore(JsonNode root) {
        List<String> versions = JsonFields.texts(root, "versions");
        List<ApiGroup> groups = versions.isEmpty() ? List.of() : List.of(new ApiGroup("", versions, versions.get(0)));
        return new DiscoveryDocument(false, groups, Map.of(), Map.of());
    }

    /** Reads an {@code APIGroupList}, from {@code /apis}. */
    static DiscoveryDocument legacyGroups(JsonNode root) {
        List<ApiGroup> groups = new ArrayList<>();
        for (JsonNode group : JsonFields.objects(root, "groups")) {
            List<String> versions = new ArrayList<>();
            JsonFields.objects(group, "versions").forEach(v -> versions.add(JsonFields.text(v, "version")));
            groups.add(new ApiGroup(
                    JsonFields.text(group, "name"),
                    versions,
                    JsonFields.text(JsonFields.object(group, "preferredVersion"), "version")));
        }
        return new DiscoveryDocument(false, groups, Map.of(), Map.of());
    }

    /** Reads an {@code APIResourceList}, from {@code /apis/GROUP/VERSION}. */
    static ResourceList legacyResources(String groupVersion, JsonNode root) {
        GroupVersionKind of = GroupVersionKind.of(groupVersion, "");
        List<ApiResource> resources = new ArrayList<>();
        for (JsonNode r : JsonFields.objects(root, "resources")) {
            resources.add(new ApiResource(
                    of.group(),
                    of.version(),
                    JsonFields.text(r, "name"),
                    JsonFields.text(r, "singularName"),
                    JsonFields.texts(r, "shortNames"),
                    JsonFields.bool(r, "namespaced"),
                    JsonFields.text(r, "kind"),
                    JsonFields.texts(r, "verbs"),
                    JsonFields.texts(r, "categories")));
        }
        return new ResourceList(groupVersion, resources);
    }

    /** Merges two documents. The result is complete only if both are aggregated. */
    DiscoveryDocument and(DiscoveryDocument others) {
        boolean all = aggregated && others.aggregated;
        List<ApiGroup> allGroups = new ArrayList<>(groups);
        allGroups.addAll(others.groups);
        Map<String, ResourceList> allLists = new LinkedHashMap<>(all ? lists : Map.of());
        allLists.putAll(all ? others.lists : Map.of());
        Map<String, Failure> allFailed = new LinkedHashMap<>(failed);
        allFailed.putAll(others.failed);
        return new DiscoveryDocument(all, allGroups, allLists, allFailed);
    }

    /**
     * Returns this document with the resources of one more group version, which the aggregated form omits if it failed.
     */
    DiscoveryDocument with(ResourceList list) {
        String groupVersion = list.groupVersion();
        GroupVersionKind of = GroupVersionKind.of(groupVersion, "");
        List<ApiGroup> nowGroups = new ArrayList<>(groups);
        nowGroups.replaceAll(group -> group.name().equals(of.group()) ? group.with(of.version()) : group);
        Map<String, ResourceList> nowLists = new LinkedHashMap<>(lists);
        nowLists.put(groupVersion, list);
        Map<String, Failure> nowFailed = new LinkedHashMap<>(failed);
        nowFailed.remove(groupVersion);
        return new DiscoveryDocument(aggregated, nowGroups, nowLists, nowFailed);
    }

    /** Returns this document with the failure of a group version. */
    DiscoveryDocument with(String groupVersion, Failure failure) {
        Map<String, Failure> nowFailed = new LinkedHashMap<>(failed);
        nowFailed.put(groupVersion, failure);
        return new DiscoveryDocument(aggregated, groups, lists, nowFailed);
    }

    /** Returns everything that was found, in the server's order. */
    DiscoveredResources resources() {
        List<ResourceList> inOrder = new ArrayList<>();
        for (ApiGroup group : groups) {
            for (String version : group.versions()) {
                ResourceList list = lists.get(group.groupVersion(version));
                if (list != null) {
                    inOrder.add(list);
                }
            }
        }
        Map<String, String> messages = new LinkedHashMap<>();
        failed.forEach((groupVersion, failure) -> messages.put(groupVersion, failure.message()));
        return new DiscoveredResources(groups, inOrder, messages);
    }
}
