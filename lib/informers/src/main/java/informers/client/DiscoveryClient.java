package informers.client;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.DecodeException;
import informers.api.Json;
import informers.client.config.ClientConfig;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import informers.client.rest.RestException;
import informers.client.rest.RestRequest;
import informers.client.rest.RestResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Asks the server what it has: its version, groups and resources. {@code kubectl api-resources} is this.
 *
 * <p>Two requests tell all on a server of today (aggregated discovery); older ones are asked for each group and version.
 * Nothing is cached. Any thread. Closing it closes its {@link RestClient}. Answers to client-go's
 * {@code discovery/discovery_client.go}.
 */
public final class DiscoveryClient implements AutoCloseable {
    /** The order of the parameters matters to servers. */
    static final String ACCEPT =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";

    /** client-go's: odd, so that one knows it again among other timeouts. */
    private static final Duration TIMEOUT = Duration.ofSeconds(32);

    /** A group may come or go while we ask; so when only some failed, all is asked once more. */
    private static final int TRIES = 2;

    private final RestClient rest;
    private final String accept;

    public DiscoveryClient(RestClient rest) {
        this(rest, ACCEPT);
    }

    private DiscoveryClient(RestClient rest, String accept) {
        this.rest = rest;
        this.accept = accept;
    }

    public static DiscoveryClient of(ClientConfig config) {
        return new DiscoveryClient(RestClient.of(config));
    }

    /** One that asks in the old way only. */
    public DiscoveryClient withLegacy() {
        return new DiscoveryClient(rest, RestRequest.JSON);
    }

    public ServerVersion serverVersion() {
        JsonNode root = ask("/version", RestRequest.JSON).json();
        return new ServerVersion(
                root.path("major").asText(),
                root.path("minor").asText(),
                root.path("gitVersion").asText(),
                root.path("gitCommit").asText(),
                root.path("buildDate").asText(),
                root.path("platform").asText());
    }

    /** All groups, the core group first. */
    public List<ApiGroup> serverGroups() {
        return documents().groups();
    }

    /** All groups, and all resources in all their versions, subresources included. */
    public DiscoveredResources serverGroupsAndResources() {
        return repeatIfPartial(this::resources);
    }

    /**
     * Each resource once: in the version that the server prefers, or else in the first that has it. Without
     * subresources.
     */
    public DiscoveredResources serverPreferredResources() {
        return repeatIfPartial(() -> preferred(resources()));
    }

    private static DiscoveredResources repeatIfPartial(Supplier<DiscoveredResources> ask) {
        DiscoveredResources found = ask.get();
        for (int i = 1; i < TRIES && found.isPartial(); i++) {
            found = ask.get();
        }
        return found;
    }

    private DiscoveredResources resources() {
        DiscoveryDocument found = documents();
        Map<String, ApiResourceList> byGroupVersion = new HashMap<>(found.lists());
        Map<String, String> failed = new HashMap<>(found.failed());
        List<ApiResourceList> lists = new ArrayList<>();
        for (ApiGroup group : found.groups()) {
            for (String version : group.versions()) {
                String groupVersion = group.groupVersion(version);
                if (!found.aggregated()) {
                    fetch(group, version, byGroupVersion, failed);
                }
                ApiResourceList list = byGroupVersion.get(groupVersion);
                if (list != null) {
                    lists.add(list);
                }
            }
        }
        return new DiscoveredResources(found.groups(), lists, failed);
    }

    /** The old way, for one group version. */
    private void fetch(ApiGroup group, String version, Map<String, ApiResourceList> lists, Map<String, String> failed) {
        String groupVersion = group.groupVersion(version);
        String path = (group.name().isEmpty() ? "/api/" : "/apis/") + groupVersion;
        try {
            JsonNode root = ask(path, RestRequest.JSON).json();
            lists.put(groupVersion, DiscoveryDocument.legacyResources(group, version, root));
        } catch (ApiException e) {
            if (groupVersion.equals("v1") && e.isNotFound()) {
                lists.put(groupVersion, new ApiResourceList(groupVersion, List.of())); // as client-go
            } else {
                failed.put(groupVersion, e.getMessage());
            }
        } catch (RestException e) {
            failed.put(groupVersion, e.getMessage());
        }
    }

    private static DiscoveredResources preferred(DiscoveredResources all) {
        Map<String, ApiGroup> groups = new HashMap<>();
        all.groups().forEach(group -> groups.put(group.name(), group));
        Map<String, ApiResource> chosen = new HashMap<>(); // by group and resource
        all.resources().filter(r -> !r.isSubresource()).forEach(r -> {
            boolean preferred = r.version().equals(groups.get(r.group()).preferredVersion());
            chosen.merge(r.group() + "/" + r.name(), r, (held, other) -> preferred ? other : held);
        });
        List<ApiResourceList> lists = new ArrayList<>();
        for (ApiResourceList list : all.lists()) {
            lists.add(new ApiResourceList(
                    list.groupVersion(),
                    list.resources().stream()
                            .filter(r -> r == chosen.get(r.group() + "/" + r.name()))
                            .toList()));
        }
        return new DiscoveredResources(all.groups(), lists, all.failed());
    }

    /** The core group's document and the others', as one. Only if both are aggregated do they say all. */
    private DiscoveryDocument documents() {
        DiscoveryDocument core = core();
        Answer answer = ask("/apis", accept);
        DiscoveryDocument others = answer.isAggregated()
                ? DiscoveryDocument.aggregated(answer.json())
                : DiscoveryDocument.legacyGroups(answer.json());
        List<ApiGroup> groups = new ArrayList<>(core.groups());
        groups.addAll(others.groups());
        boolean aggregated = core.aggregated() && others.aggregated();
        Map<String, ApiResourceList> lists = new LinkedHashMap<>();
        Map<String, String> failed = new LinkedHashMap<>(core.failed());
        failed.putAll(others.failed());
        if (aggregated) {
            lists.putAll(core.lists());
            lists.putAll(others.lists());
        }
        return new DiscoveryDocument(aggregated, groups, lists, failed);
    }

    private DiscoveryDocument core() {
        try {
            Answer answer = ask("/api", accept);
            return answer.isAggregated()
                    ? DiscoveryDocument.aggregated(answer.json())
                    : DiscoveryDocument.legacyCore(answer.json());
        } catch (ApiException e) {
            if (e.isNotFound()) {
                return DiscoveryDocument.EMPTY; // an aggregated API server, asked by itself, has no core group
            }
            throw e;
        }
    }

    private record Answer(JsonNode json, String contentType) {
        /** Parameters in any order, and others among them, which a proxy may have added. */
        boolean isAggregated() {
            List<String> parts =
                    List.of(contentType.replace(" ", "").replace("\"", "").split(";"));
            return parts.get(0).equalsIgnoreCase("application/json")
                    && parts.containsAll(List.of("g=apidiscovery.k8s.io", "v=v2", "as=APIGroupDiscoveryList"));
        }
    }

    private Answer ask(String path, String accepted) {
        RestRequest request = RestRequest.get(path).withAccept(accepted).withTimeout(TIMEOUT);
        try (RestResponse response = rest.open(request)) {
            byte[] body = response.bytes();
            try {
                JsonNode root = Json.mapper().readTree(body);
                if (!root.isObject()) {
                    throw response.unexpected(
                            "expected a JSON object, came " + Json.excerpt(body, 0, body.length), null);
                }
                return new Answer(root, response.contentType());
            } catch (java.io.IOException e) {
                DecodeException why = Json.broken("a JSON object", e, body, 0, body.length);
                throw response.unexpected(why.getMessage(), why);
            }
        } catch (ApiException e) {
            if (e.code() == 406 && !accepted.equals(RestRequest.JSON)) {
                return ask(path, RestRequest.JSON); // it does not know the new form, and says so too sternly
            }
            throw e;
        }
    }

    @Override
    public void close() {
        rest.close();
    }
}
