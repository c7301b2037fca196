package replay.internal.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import replay.internal.cluster.ResponseEncoder;
import replay.internal.cluster.ServedApis;
import replay.internal.json.JsonTrees;
import replay.internal.request.ApiRequest;
import replay.internal.request.ApiResponse;
import replay.internal.request.Statuses;
import replay.internal.tape.DiscoveryDoc;

/** Serves discovery: the recorded documents, by path and Accept header. */
final class Discovery {
    private final ServedApis apis;

    Discovery(ServedApis apis) {
        this.apis = apis;
    }

    /** Returns the response; empty if the request is not for discovery. */
    Optional<ApiResponse> handle(ApiRequest request) {
        return document(request).map(Discovery::withCacheHeaders);
    }

    /** Adds the ETag with which clients cache the aggregated document; a request that sends it gets 304. */
    private static ApiResponse withCacheHeaders(ApiResponse response) {
        boolean aggregated = response.status() == 200 && response.contentType().contains("as=APIGroupDiscoveryList");
        return aggregated && response instanceof ApiResponse.Body body
                ? body.withHeader("Cache-Control", "public")
                        .withHeader("Vary", "Accept")
                        .withHeader("Etag", '"' + sha512(body.bytes()) + '"')
                : response;
    }

    private static String sha512(byte[] bytes) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-512", e);
        }
    }

    private Optional<ApiResponse> document(ApiRequest request) {
        String path = request.path().length() > 1 && request.path().endsWith("/")
                ? request.path().substring(0, request.path().length() - 1)
                : request.path();
        if (path.equals("/healthz") || path.equals("/livez") || path.equals("/readyz")) {
            return Optional.of(text(200, "ok"));
        }
        if (path.equals("/openapi/v2")) {
            return Optional.of(OpenApi.second(request.accept()));
        }
        if (path.startsWith("/openapi/v3")) {
            return OpenApi.handle(apis, path, request.accept());
        }
        Optional<DiscoveryDoc> refused = unavailable(path);
        if (refused.isPresent()) {
            return Optional.of(recorded(refused.get()));
        }
        boolean aggregated = wantsAggregated(request.accept());
        Optional<DiscoveryDoc> found = find(path, aggregated).or(() -> find(path, false));
        if (found.isPresent()) {
            if (!request.method().equals("GET")) {
                throw Statuses.methodNotAllowed();
            }
            return found.map(Discovery::recorded);
        }
        return group(path);
    }

    /**
     * Returns the recorded error of a group whose API server was unavailable. It holds for all paths below the group.
     */
    private Optional<DiscoveryDoc> unavailable(String path) {
        return apis.documents().stream()
                .filter(d -> d.status() >= 500 && (path + "/").startsWith(d.path() + "/"))
                .findFirst();
    }

    private Optional<DiscoveryDoc> find(String path, boolean aggregated) {
        return apis.documents().stream()
                .filter(d -> d.path().equals(path) && d.aggregated() == aggregated)
                .findFirst();
    }

    /** Returns whether the first acceptable media type is the aggregated form. */
    private static boolean wantsAggregated(String accept) {
        for (String part : accept.split(",")) {
            if (part.contains("as=APIGroupDiscoveryList") && part.contains("v=v2")) {
                return !part.contains("v=v2beta1");
            }
            if (part.strip().equals("application/json")) {
                return false;
            }
        }
        return false;
    }

    /** Returns {@code /apis/apps}, derived from the group's entry in {@code /apis}. */
    private Optional<ApiResponse> group(String path) {
        if (path.matches("/apis/[^/]+")) {
            JsonNode groups =
                    find("/apis", false).map(d -> d.body().path("groups")).orElseThrow();
            for (JsonNode group : groups) {
                if (path.equals("/apis/" + group.path("name").asText())) {
                    ObjectNode response =
                            JsonTrees.object().put("kind", "APIGroup").put("apiVersion", "v1");
                    response.setAll((ObjectNode) group);
                    return Optional.of(ResponseEncoder.json(200, response));
                }
            }
        }
        return Optional.empty();
    }

    private static ApiResponse recorded(DiscoveryDoc doc) {
        return new ApiResponse.Body(doc.status(), doc.contentType(), Map.of(), doc.bytes());
    }

    /** Returns the response for a path that is not served: a Status since 1.38, before that a text. */
    ApiResponse unknownPath() {
        return minorVersion() < 38
                ? pageNotFound()
                : ResponseEncoder.json(404, Statuses.unknownPath().status());
    }

    private int minorVersion() {
        String minor = find("/version", false)
                .map(doc -> doc.body().path("minor").asText())
                .orElse("")
                .replaceFirst("\\D.*", ""); // of a version such as 38+
        return minor.isEmpty() ? 0 : Integer.parseInt(minor);
    }

    static ApiResponse pageNotFound() {
        return text(404, "404 page not found\n");
    }

    private static ApiResponse text(int status, String text) {
        return new ApiResponse.Body(
                status, "text/plain; charset=utf-8", Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }
}
