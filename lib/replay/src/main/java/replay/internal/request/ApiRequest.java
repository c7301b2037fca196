package replay.internal.request;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a client asks, without HTTP. A value (nobody changes the body's bytes); any thread.
 *
 * @param method {@code GET}, {@code POST} ... in capitals
 * @param path below the tape, without the query: {@code /api/v1/pods}
 * @param query the decoded query parameters
 * @param accept the Accept header; {@code ""} if there is none
 * @param contentType the Content-Type header; {@code ""} if there is none
 * @param body the body; empty if there is none
 * @param identity whom the client says that it is
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
            throw new IllegalArgumentException("expected a path that starts with /, came \"" + path + "\"");
        }
        Map<String, List<String>> copy = new LinkedHashMap<>();
        query.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        query = copy;
    }

    /** A request whose client does not say who it is. */
    public ApiRequest(
            String method,
            String path,
            Map<String, List<String>> query,
            String accept,
            String contentType,
            byte[] body) {
        this(method, path, query, accept, contentType, body, ClientIdentity.NONE);
    }

    /** A GET that accepts JSON, of a path with its query as it stands in a URL. */
    public static ApiRequest get(String pathAndQuery) {
        return of("GET", pathAndQuery, "application/json", "", new byte[0]);
    }

    /** Any request, its path with the query as it stands in a URL. */
    public static ApiRequest of(String method, String pathAndQuery, String accept, String contentType, byte[] body) {
        int mark = pathAndQuery.indexOf('?');
        String path = mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
        String query = mark < 0 ? "" : pathAndQuery.substring(mark + 1);
        return new ApiRequest(method, path, parseQuery(query), accept, contentType, body, ClientIdentity.NONE);
    }

    /** The same request, sent by somebody. */
    public ApiRequest by(ClientIdentity who) {
        return new ApiRequest(method, path, query, accept, contentType, body, who);
    }

    /** {@code a=1&b=x%2Cy} taken apart and decoded. */
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

    /** The first value of a query parameter; {@code ""} if it is absent. */
    public String parameter(String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Without the body, which may hold a secret. */
    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : " " + query);
    }
}
