package replay.recordings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import replay.internal.request.ApiRequest;

/**
 * A recorded request and its response. Header names are in lower case. Immutable.
 *
 * @param folder such as {@code 1.36.2} or {@code clusters/k8s-01}
 * @param name such as {@code 10-list-core-v1-pods}
 * @param url path and query, as sent
 * @param body the body of the response, without chunk framing and gzip
 * @param torn whether the body is incomplete: the connection broke, or the recorder cut it
 * @param started seconds since the folder's first exchange, if the index has it
 * @param lines of a stream: its lines, each with the seconds from the request to its arrival; empty if there is no timing
 */
public record RecordedExchange(
        String folder,
        String name,
        String method,
        String url,
        Map<String, String> requestHeaders,
        byte[] requestBody,
        int status,
        Map<String, String> headers,
        byte[] body,
        boolean torn,
        Optional<Double> started,
        List<Line> lines) {

    /** One line of a stream, without its newline. */
    public record Line(double seconds, byte[] json) {}

    public String accept() {
        return requestHeaders.getOrDefault("accept", "");
    }

    public String contentType() {
        return headers.getOrDefault("content-type", "");
    }

    /** Whether the request was a watch. */
    public boolean isWatch() {
        return url.contains("watch=");
    }

    /** The path, without the query. */
    public String path() {
        return url.contains("?") ? url.substring(0, url.indexOf('?')) : url;
    }

    /** The same request, for a session. */
    public ApiRequest request() {
        return ApiRequest.of(method, url, accept(), requestHeaders.getOrDefault("content-type", ""), requestBody);
    }

    @Override
    public String toString() {
        return folder + "/" + name;
    }
}
