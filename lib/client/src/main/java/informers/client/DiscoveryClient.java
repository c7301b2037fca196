package informers.client;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.DecodeException;
import informers.api.Json;
import informers.client.config.ClientConfig;
import informers.client.rest.ApiException;
import informers.client.rest.RateLimit;
import informers.client.rest.RestClient;
import informers.client.rest.RestException;
import informers.client.rest.RestRequest;
import informers.client.rest.RestResponse;
import informers.internal.json.JsonErrors;
import informers.internal.json.JsonFields;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks the server what it has: its version, groups and resources. {@code kubectl api-resources} is this.
 *
 * <p>Two requests tell all on a server of today (aggregated discovery); older ones are asked for each group and version.
 * Nothing is cached. Any thread. Closing it closes its {@link RestClient}. Corresponds to client-go's
 * {@code discovery/discovery_client.go}.
 */
public final class DiscoveryClient implements AutoCloseable {
    /** Asks {@code /api} and {@code /apis} for all in one answer. The order of the parameters matters to servers. */
    public static final String ACCEPT =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";

    /** client-go's: odd, so that one knows it again among other timeouts. */
    private static final Duration TIMEOUT = Duration.ofSeconds(32);

    /** A group may come or go while we ask; so when only some failed, all is asked once more. */
    private static final int TRIES = 2;

    private final RestClient rest;
    private final String accept;

    /** One with a rate limit of its own: the client's, or if that is the usual one, {@link RateLimit#DISCOVERY}. */
    public DiscoveryClient(RestClient rest) {
        this(
                rest.withRateLimit(rest.rateLimit().equals(RateLimit.DEFAULT) ? RateLimit.DISCOVERY : rest.rateLimit()),
                ACCEPT);
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
        return ask("/version", RestRequest.JSON, answer -> version(answer.json()));
    }

    private static ServerVersion version(JsonNode root) {
        return new ServerVersion(
                JsonFields.text(root, "major"),
                JsonFields.text(root, "minor"),
                JsonFields.text(root, "gitVersion"),
                JsonFields.text(root, "gitCommit"),
                JsonFields.text(root, "buildDate"),
                JsonFields.text(root, "platform"));
    }

    /** All groups, the core group first. */
    public List<ApiGroup> serverGroups() {
        return documents().groups();
    }

    /** All groups, and all resources in all their versions, subresources included. */
    public DiscoveredResources serverGroupsAndResources() {
        return everything().resources();
    }

    /**
     * Each resource once: in the version that the server prefers, or else in the first that has it. Without
     * subresources.
     */
    public DiscoveredResources serverPreferredResources() {
        return serverGroupsAndResources().preferred();
    }

    /**
     * The resources of one group version, subresources included; empty if the server has no such.
     *
     * @param groupVersion such as {@code apps/v1} or {@code v1}
     */
    public Optional<ApiResourceList> serverResourcesForGroupVersion(String groupVersion) {
        try {
            return Optional.of(fetch(groupVersion));
        } catch (ApiException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private ApiResourceList fetch(String groupVersion) {
        String path = (groupVersion.contains("/") ? "/apis/" : "/api/") + groupVersion;
        return ask(path, RestRequest.JSON, answer -> DiscoveryDocument.legacyResources(groupVersion, answer.json()));
    }

    /** All that the server says, in one form or the other; asked for again if something failed. */
    DiscoveryDocument everything() {
        DiscoveryDocument found = ask();
        for (int i = 1; i < TRIES && !found.failed().isEmpty(); i++) {
            found = ask();
        }
        return found;
    }

    private DiscoveryDocument ask() {
        DiscoveryDocument found = documents();
        if (found.aggregated()) {
            return found;
        }
        for (ApiGroup group : found.groups()) {
            for (String version : group.versions()) {
                found = ask(found, group.groupVersion(version));
            }
        }
        return found;
    }

    /** What is known, and what the server now says of one group version. */
    DiscoveryDocument ask(DiscoveryDocument known, String groupVersion) {
        try {
            return known.with(fetch(groupVersion));
        } catch (RestException e) {
            boolean noCore = groupVersion.equals("v1") && e instanceof ApiException refused && refused.isNotFound();
            return noCore // as client-go
                    ? known.with(new ApiResourceList(groupVersion, List.of()))
                    : known.with(groupVersion, DiscoveryDocument.Failure.of(e));
        }
    }

    /** The core group's document and the others', as one. */
    private DiscoveryDocument documents() {
        DiscoveryDocument core = core();
        return core.and(ask(
                "/apis",
                accept,
                answer -> answer.isAggregated()
                        ? DiscoveryDocument.aggregated(answer.json())
                        : DiscoveryDocument.legacyGroups(answer.json())));
    }

    private DiscoveryDocument core() {
        try {
            return ask(
                    "/api",
                    accept,
                    answer -> answer.isAggregated()
                            ? DiscoveryDocument.aggregated(answer.json())
                            : DiscoveryDocument.legacyCore(answer.json()));
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

    private <R> R ask(String path, String accepted, Function<Answer, R> reader) {
        RestRequest request = RestRequest.get(path).withAccept(accepted).withTimeout(TIMEOUT);
        try (RestResponse response = rest.open(request)) {
            byte[] body = response.bytes();
            try {
                JsonNode root = Json.mapper().readTree(body);
                if (!root.isObject()) {
                    throw response.unexpected(
                            "expected a JSON object, came " + JsonErrors.excerpt(body, 0, body.length), null);
                }
                return reader.apply(new Answer(root, response.contentType()));
            } catch (DecodeException e) {
                throw response.unexpected(e);
            } catch (java.io.IOException e) {
                throw response.unexpected(JsonErrors.broken("a JSON object", e, body, 0, body.length));
            }
        } catch (ApiException e) {
            if (e.code() == 406 && !accepted.equals(RestRequest.JSON)) {
                return ask(path, RestRequest.JSON, reader); // it does not know the new form, and says so too sternly
            }
            throw e;
        }
    }

    @Override
    public void close() {
        rest.close();
    }
}
