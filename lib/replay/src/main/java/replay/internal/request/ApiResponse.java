package replay.internal.request;

import java.util.Map;
import java.util.TreeMap;

/** The response of the API server: a whole body, or a stream of watch events. Immutable. */
public sealed interface ApiResponse {
    int status();

    String contentType();

    /**
     * A response with a whole body.
     *
     * @param headers in addition to Content-Type, such as {@code Retry-After}
     */
    record Body(int status, String contentType, Map<String, String> headers, byte[] bytes) implements ApiResponse {
        public Body {
            headers = Map.copyOf(headers);
        }

        public Body withHeader(String name, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(name, value);
            return new Body(status, contentType, more, bytes);
        }
    }

    /** A watch. The receiver must close the cursor. */
    record Stream(int status, String contentType, WatchCursor cursor) implements ApiResponse {}
}
