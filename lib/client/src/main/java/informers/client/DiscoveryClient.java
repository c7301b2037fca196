package informers.client;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.DecodeException;
import informers.api.Json;
import informers.client.DiscoveredResources.ResourceList;
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
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks the server for its version, groups and resources, as {@code kubectl api-resources} does.
 *
 * <p>Two requests are enough on current servers (aggregated discovery); older servers are asked for each group version.
 * Nothing is cached. Thread-safe. Closing it closes its {@link RestClient}. Corresponds to client-go's {@code
 * discovery/discovery_client.go}.
 */
public final class DiscoveryClient implements AutoCloseable {
    /** The Accept header for aggregated discovery. The order of its parameters matters to servers. */
    public static final String ACCEPT =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";

    /** The same as client-go's; an odd number, so that it can be recognized among other timeouts. */
    private static final Duration TIMEOUT = Duration.ofSeconds(32);

    /** A group may appear or disappear while it is being asked for; if only some fail, all are asked for once more. */
    private static final int TRIES = 2;

    private final RestClient rest;
    private final String accept;

    /**
     * Creates a client with a rate limit of its own: that of {@code rest}, or {@link RateLimit#DISCOVERY} if that is
     * the default.
     *
     * @param rest the REST client; closed together with this object
     */
    public DiscoveryClient(RestClient rest) {
        this(
                rest.withRateLimit(rest.rateLimit().equals(RateLimit.DEFAULT) ? RateLimit.DISCOVERY : rest.rateLimit()),
                ACCEPT);
    }

    private DiscoveryClient(RestClient rest, String accept) {
        this.rest = rest;
        this.accept = accept;
    }

    /**
     * Creates a client for a server. Sends no request yet.
     *
     * @param config the server and the credentials
     * @return the client
     */
    public static DiscoveryClient of(ClientConfig config) {
        return new DiscoveryClient(RestClient.of(config));
    }

    /** {@return a client that does not use aggregated discovery} */
    public DiscoveryClient withLegacy() {
        return new DiscoveryClient(rest, RestRequest.JSON);
    }

    /**
     * Asks for the server's version.
     *
     * @return the version
     */
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

    /**
     * Asks for the groups.
     *
     * @return all groups, the core group first
     */
    public List<ApiGroup> serverGroups() {
        return documents().groups();
    }

    /**
     * Asks for all groups, and all resources in all their versions, with subresources.
     *
     * @return the result, which may be partial
     */
    public DiscoveredResources serverGroupsAndResources() {
        return everything().resources();
    }

    /**
     * Asks for all resources, and returns each once: in the version that the server prefers, or else in the first that
     * has it. Without subresources.
     *
     * @return the result, which may be partial
     */
    public DiscoveredResources serverPreferredResources() {
        return serverGroupsAndResources().preferred();
    }

    /**
     * Asks for the resources of one group version, with subresources.
     *
     * @param groupVersion such as {@code apps/v1} or {@code v1}
     * @return the resources; empty if the server has no such group version
     */
    public Optional<ResourceList> serverResourcesForGroupVersion(String groupVersion) {
        try {
            return Optional.of(fetch(groupVersion));
        } catch (ApiException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private ResourceList fetch(String groupVersion) {
        String path = (groupVersion.contains("/") ? "/apis/" : "/api/") + groupVersion;
        return ask(path, RestRequest.JSON, answer -> DiscoveryDocument.legacyResources(groupVersion, answer.json()));
    }

    /** Asks for everything, with aggregated discovery if the server supports it; asks once more if something failed. */
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

    /** Asks for one group version, and returns a document with the result. */
    DiscoveryDocument ask(DiscoveryDocument known, String groupVersion) {
        try {
            return known.with(fetch(groupVersion));
        } catch (RestException e) {
            boolean noCore = groupVersion.equals("v1") && e instanceof ApiException refused && refused.isNotFound();
            return noCore // like client-go
                    ? known.with(new ResourceList(groupVersion, List.of()))
                    : known.with(groupVersion, DiscoveryDocument.Failure.of(e));
        }
    }

    /** Asks for the documents of the core group and of all others, and merges them. */
    private DiscoveryDocument documents() {
        return core().and(document("/apis", DiscoveryDocument::legacyGroups));
    }

    private DiscoveryDocument core() {
        try {
            return document("/api", DiscoveryDocument::legacyCore);
        } catch (ApiException e) {
            if (e.isNotFound()) {
                return DiscoveryDocument.EMPTY; // an aggregated API server that is asked directly has no core group
            }
            throw e;
        }
    }

    private DiscoveryDocument document(String path, Function<JsonNode, DiscoveryDocument> legacy) {
        return ask(
                path,
                accept,
                answer -> answer.isAggregated()
                        ? DiscoveryDocument.aggregated(answer.json())
                        : legacy.apply(answer.json()));
    }

    private record Answer(JsonNode json, String contentType) {
        /** The parameters may be in any order, and proxies may have added others. */
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
                            "expected a JSON object, found " + JsonErrors.excerpt(body, 0, body.length), null);
                }
                return reader.apply(new Answer(root, response.contentType()));
            } catch (DecodeException e) {
                throw response.unexpected(e);
            } catch (java.io.IOException e) {
                throw response.unexpected(JsonErrors.broken("a JSON object", e, body, 0, body.length));
            }
        } catch (ApiException e) {
            if (e.code() == 406 && !accepted.equals(RestRequest.JSON)) {
                return ask(
                        path, RestRequest.JSON, reader); // an old server rejects the new form instead of falling back
            }
            throw e;
        }
    }

    @Override
    public void close() {
        rest.close();
    }

    /**
     * The version of the server.
     *
     * <p>Immutable and thread-safe. Corresponds to apimachinery's {@code version.Info}.
     *
     * @param major such as {@code 1}
     * @param minor such as {@code 36}
     * @param gitVersion such as {@code v1.36.2}
     * @param gitCommit the commit that it was built from
     * @param buildDate when it was built
     * @param platform such as {@code linux/amd64}
     */
    public record ServerVersion(
            String major, String minor, String gitVersion, String gitCommit, String buildDate, String platform) {
        /** Rejects null. {@inheritDoc} */
        public ServerVersion {
            Objects.requireNonNull(major, "major");
            Objects.requireNonNull(minor, "minor");
            Objects.requireNonNull(gitVersion, "gitVersion");
            Objects.requireNonNull(gitCommit, "gitCommit");
            Objects.requireNonNull(buildDate, "buildDate");
            Objects.requireNonNull(platform, "platform");
        }

        @Override
        public String toString() {
            return gitVersion;
        }
    }
}
