package informers.client.rest;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request: method, path below the server's base URL, query and body.
 *
 * <p>Immutable and thread-safe. Corresponds to client-go's {@code rest.Request}.
 *
 * @param method such as {@code GET}
 * @param path such as {@code /api/v1/pods}, not encoded
 * @param query names and values, not encoded
 * @param accept the Accept header
 * @param contentType the Content-Type header
 * @param body null for none; copied, and {@link #body()} returns copies
 * @param silence after how much time without data the connection counts as broken; for a watch only until its head has
 *     arrived, because it may be silent afterwards; zero for no limit; null for the client's {@link Timeouts#silence}
 * @param whole how long the whole request may take, with all attempts and delays; for a watch, each attempt; zero for
 *     no limit
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

    /** The media type of JSON. */
    public static final String JSON = "application/json";

    /** Rejects null, and copies collections. {@inheritDoc} */
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

    /** {@return a copy of the body; null if there is none} */
    @Override
    public byte @Nullable [] body() {
        return body == null ? null : body.clone();
    }

    /**
     * Returns a GET request.
     *
     * @param path such as {@code /api/v1/pods}, not encoded
     * @return the request
     */
    public static RestRequest get(String path) {
        return new RestRequest("GET", path, Map.of(), JSON, JSON, null, null, Duration.ZERO);
    }

    /**
     * Returns a POST request.
     *
     * @param path such as {@code /api/v1/pods}, not encoded
     * @param json the body
     * @return the request
     */
    public static RestRequest post(String path, byte[] json) {
        return new RestRequest("POST", path, Map.of(), JSON, JSON, json, null, Duration.ZERO);
    }

    /**
     * Returns a PUT request.
     *
     * @param path such as {@code /api/v1/namespaces/default/pods/a}, not encoded
     * @param json the body
     * @return the request
     */
    public static RestRequest put(String path, byte[] json) {
        return new RestRequest("PUT", path, Map.of(), JSON, JSON, json, null, Duration.ZERO);
    }

    /**
     * Returns a PATCH request.
     *
     * @param path such as {@code /api/v1/namespaces/default/pods/a}, not encoded
     * @param contentType the kind of the patch, such as {@code application/merge-patch+json}
     * @param patch the body
     * @return the request
     */
    public static RestRequest patch(String path, String contentType, byte[] patch) {
        return new RestRequest("PATCH", path, Map.of(), JSON, contentType, patch, null, Duration.ZERO);
    }

    /**
     * Returns a DELETE request.
     *
     * @param path such as {@code /api/v1/namespaces/default/pods/a}, not encoded
     * @return the request
     */
    public static RestRequest delete(String path) {
        return new RestRequest("DELETE", path, Map.of(), JSON, JSON, null, null, Duration.ZERO);
    }

    /**
     * Returns this request with another query.
     *
     * @param all names and values, not encoded
     * @return a new request
     */
    public RestRequest withQuery(Map<String, String> all) {
        return new RestRequest(method, path, all, accept, contentType, body, silence, whole);
    }

    /**
     * Returns this request with another Accept header.
     *
     * @param header the header
     * @return a new request
     */
    public RestRequest withAccept(String header) {
        return new RestRequest(method, path, query, header, contentType, body, silence, whole);
    }

    /**
     * Returns this request with another body.
     *
     * @param json the body
     * @return a new request
     */
    public RestRequest withBody(byte[] json) {
        return new RestRequest(method, path, query, accept, contentType, json, silence, whole);
    }

    /**
     * Returns this request with another limit for silence.
     *
     * @param atMost see {@link #silence}
     * @return a new request
     */
    public RestRequest withSilence(Duration atMost) {
        return new RestRequest(method, path, query, accept, contentType, body, atMost, whole);
    }

    /**
     * Returns this request with another timeout.
     *
     * @param atMost see {@link #whole}
     * @return a new request
     */
    public RestRequest withTimeout(Duration atMost) {
        return new RestRequest(method, path, query, accept, contentType, body, silence, atMost);
    }

    /** {@return whether this is a watch} */
    public boolean isWatch() {
        return "true".equals(query.get("watch"));
    }

    /** Returns method, path and query; not the body, which may be a Secret. */
    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query);
    }
}
