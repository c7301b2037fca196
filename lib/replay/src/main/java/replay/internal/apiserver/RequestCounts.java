package replay.internal.apiserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many requests of each kind a session has received. The kinds are the API server's verbs in capitals: LIST, GET,
 * WATCH, CREATE, UPDATE, PATCH, DELETE, DELETECOLLECTION, and DISCOVERY for all requests that are not about a
 * resource. Immutable.
 */
public record RequestCounts(Map<String, Long> byKind) {
    public RequestCounts {
        byKind = new TreeMap<>(byKind);
    }

    public long of(String kind) {
        return byKind.getOrDefault(kind, 0L);
    }

    /** Returns {@code 1 LIST, 1 WATCH}, or {@code none} if there was no request. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        byKind.forEach((kind, count) -> parts.add(count + " " + kind));
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }
}
