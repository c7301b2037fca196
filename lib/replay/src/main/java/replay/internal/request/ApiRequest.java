package replay.internal.request;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A request to the API server, without HTTP. Immutable, as long as nobody changes the bytes of the body.
 *
 * @param method {@code GET}, {@code POST} ... in capitals
 * @param path below the tape, without the query: {@code /api/v1/pods}
 * @param query the decoded query parameters
 * @param accept the Accept header; {@code ""} if there is none
 * @param contentType the Content-Type header; {@code ""} if there is none
 * @param body the body; empty if there is none
 * @param identity the credentials of the client
 */
public record ApiRequest(
        String method,
        String path,
        Map<String, List<String>> query,
        String accept,
        String contentType,
        byte[] body,
        ClientIdentity identity) {

    public ApiRequest {
        Objects.requireNonNull(method, "method");
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("expected a path that starts with /, found \"" + path + "\"");
        }
        Map<String, List<String>> copy = new LinkedHashMap<>();
        query.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        query = copy;
    }

    /** Creates a request without credentials. */
    public ApiRequest(
            String method,
            String path,
            Map<String, List<String>> query,
            String accept,
            String contentType,
            byte[] body) {
        this(method, path, query, accept, contentType, body, ClientIdentity.NONE);
    }

    /** Returns whether this is a LIST that accepts any version ({@code resourceVersion=0}): a real server sends it what its cache has. */
    public boolean isListOfAnyVersion() {
        return method.equals("GET")
                && parameter("resourceVersion").equals("0")
                && parameter("watch").isEmpty()
                && parameter("resourceVersionMatch").isEmpty()
                && Route.parse(path).filter(route -> route.name().isEmpty()).isPresent();
    }

    /** Returns a LIST that accepts any version as one of a certain version, which a server with an old cache sends. */
    public ApiRequest atVersion(long version) {
        Map<String, List<String>> changed = new LinkedHashMap<>(query);
        changed.put("resourceVersion", List.of(Long.toString(version)));
        changed.put("resourceVersionMatch", List.of("Exact"));
        changed.remove("limit"); // the watch cache, which sends such lists, ignores it
        return new ApiRequest(method, path, changed, accept, contentType, body, identity);
    }

    /**
     * Returns a GET that accepts JSON.
     *
     * @param pathAndQuery as in a URL
     */
    public static ApiRequest get(String pathAndQuery) {
        return of("GET", pathAndQuery, "application/json", "", new byte[0]);
    }

    /**
     * Returns a request.
     *
     * @param pathAndQuery as in a URL
     */
    public static ApiRequest of(String method, String pathAndQuery, String accept, String contentType, byte[] body) {
        int mark = pathAndQuery.indexOf('?');
        String path = mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
        String query = mark < 0 ? "" : pathAndQuery.substring(mark + 1);
        return new ApiRequest(method, path, parseQuery(query), accept, contentType, body, ClientIdentity.NONE);
    }

    /** Returns the same request with other credentials. */
    public ApiRequest by(ClientIdentity who) {
        return new ApiRequest(method, path, query, accept, contentType, body, who);
    }

    /** Parses and decodes a query such as {@code a=1&b=x%2Cy}. */
    public static Map<String, List<String>> parseQuery(String query) {
        Map<String, List<String>> result = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                result.computeIfAbsent(decode(name), n -> new ArrayList<>()).add(decode(value));
            }
        }
        return result;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Returns the first value of a query parameter; {@code ""} if it is absent. */
    public String parameter(String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Returns the request without its body, which may contain a secret. */
    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : " " + query);
    }
}
