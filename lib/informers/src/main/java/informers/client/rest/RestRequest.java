package informers.client.rest;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to ask: a method, a path below the server's base URL, a query, a body.
 *
 * <p>A value; any thread. Answers to client-go's {@code rest.Request}.
 *
 * @param method such as {@code GET}
 * @param path such as {@code /api/v1/pods}, not encoded
 * @param query names and values, not encoded
 * @param accept the Accept header
 * @param contentType of the body
 * @param body null for none
 * @param silence how long the server may send nothing before the connection counts as broken; zero for ever
 * @param whole how long the whole exchange may take; zero for ever
 */
public record RestRequest(
        String method,
        String path,
        Map<String, String> query,
        String accept,
        String contentType,
        byte @Nullable [] body,
        Duration silence,
        Duration whole) {

    public static final String JSON = "application/json";

    /**
     * A server ends its own requests after 60 s (its {@code --request-timeout}) and says so. Its words should come
     * before our patience ends.
     */
    public static final Duration SILENCE = Duration.ofSeconds(70);

    public RestRequest {
        query = Map.copyOf(query).isEmpty()
                ? Map.of()
                : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }

    public static RestRequest get(String path) {
        return new RestRequest("GET", path, Map.of(), JSON, JSON, null, SILENCE, Duration.ZERO);
    }

    public static RestRequest post(String path, byte[] json) {
        return new RestRequest("POST", path, Map.of(), JSON, JSON, json, SILENCE, Duration.ZERO);
    }

    public static RestRequest put(String path, byte[] json) {
        return new RestRequest("PUT", path, Map.of(), JSON, JSON, json, SILENCE, Duration.ZERO);
    }

    /** @param contentType the kind of patch, such as {@code application/merge-patch+json} */
    public static RestRequest patch(String path, String contentType, byte[] patch) {
        return new RestRequest("PATCH", path, Map.of(), JSON, contentType, patch, SILENCE, Duration.ZERO);
    }

    public static RestRequest delete(String path) {
        return new RestRequest("DELETE", path, Map.of(), JSON, JSON, null, SILENCE, Duration.ZERO);
    }

    public RestRequest withQuery(Map<String, String> all) {
        return new RestRequest(method, path, all, accept, contentType, body, silence, whole);
    }

    public RestRequest withAccept(String header) {
        return new RestRequest(method, path, query, header, contentType, body, silence, whole);
    }

    public RestRequest withBody(byte[] json) {
        return new RestRequest(method, path, query, accept, contentType, json, silence, whole);
    }

    /** See {@link #silence}. */
    public RestRequest withSilence(Duration atMost) {
        return new RestRequest(method, path, query, accept, contentType, body, atMost, whole);
    }

    /** See {@link #whole}. */
    public RestRequest withTimeout(Duration atMost) {
        return new RestRequest(method, path, query, accept, contentType, body, silence, atMost);
    }

    /** The body is not shown: it may be a Secret. */
    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query);
    }
}
