package informers.client.rest;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to ask: a method, a path below the server's base URL, a query, a body.
 *
 * <p>A value; any thread. Corresponds to client-go's {@code rest.Request}.
 *
 * @param method such as {@code GET}
 * @param path such as {@code /api/v1/pods}, not encoded
 * @param query names and values, not encoded
 * @param accept the Accept header
 * @param contentType of the body
 * @param body null for none; copied, and {@link #body()} gives out copies
 * @param silence how long the server may send nothing before the connection counts as broken; of a watch, only until its
 *     head is there, as it may be silent after that; zero for ever; null for the client's {@link Timeouts#silence}
 * @param whole how long the whole exchange may take, with all its tries and waits; of a watch, each try by itself; zero
 *     for ever
 */
public record RestRequest(
        String method,
        String path,
        Map<String, String> query,
        String accept,
        String contentType,
        byte @Nullable [] body,
        @Nullable Duration silence,
        Duration whole) {

    public static final String JSON = "application/json";

    public RestRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(accept, "accept");
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(whole, "whole");
        query = Map.copyOf(query).isEmpty()
                ? Map.of()
                : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(query));
        body = body == null ? null : body.clone();
    }

    @Override
    public byte @Nullable [] body() {
        return body == null ? null : body.clone();
    }

    public static RestRequest get(String path) {
        return new RestRequest("GET", path, Map.of(), JSON, JSON, null, null, Duration.ZERO);
    }

    public static RestRequest post(String path, byte[] json) {
        return new RestRequest("POST", path, Map.of(), JSON, JSON, json, null, Duration.ZERO);
    }

    public static RestRequest put(String path, byte[] json) {
        return new RestRequest("PUT", path, Map.of(), JSON, JSON, json, null, Duration.ZERO);
    }

    /** @param contentType the kind of patch, such as {@code application/merge-patch+json} */
    public static RestRequest patch(String path, String contentType, byte[] patch) {
        return new RestRequest("PATCH", path, Map.of(), JSON, contentType, patch, null, Duration.ZERO);
    }

    public static RestRequest delete(String path) {
        return new RestRequest("DELETE", path, Map.of(), JSON, JSON, null, null, Duration.ZERO);
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

    /** Whether it asks for events, for as long as it lasts. */
    public boolean isWatch() {
        return "true".equals(query.get("watch"));
    }

    /** The body is not shown: it may be a Secret. */
    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query);
    }
}
