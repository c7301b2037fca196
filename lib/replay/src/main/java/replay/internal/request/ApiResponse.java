package replay.internal.request;

import java.util.Map;
import java.util.TreeMap;

/** What the server says: a whole body, or a stream of watch events. A value; any thread. */
public sealed interface ApiResponse {
    int status();

    String contentType();

    /**
     * An answer that is whole.
     *
     * @param headers besides Content-Type, such as {@code Retry-After}
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

    /** A watch: the events come from the cursor, as time passes. Whoever takes it must close the cursor. */
    record Stream(int status, String contentType, WatchCursor cursor) implements ApiResponse {}
}
