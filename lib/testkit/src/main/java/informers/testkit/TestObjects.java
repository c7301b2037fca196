package informers.testkit;

import informers.api.ConfigMap;
import informers.api.Keys;
import informers.api.KubeObject;
import informers.api.Pod;
import informers.api.ResourceType;
import informers.watch.EventType;
import informers.watch.WatchEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Creates small objects and bookmarks for tests.
 *
 * <p>A key is {@code namespace/name}, or {@code name} for an object without a namespace. The UID of an object is {@code uid-} and
 * its name.
 */
public final class TestObjects {
    private TestObjects() {}

    /** Returns a pod without labels. */
    public static Pod pod(String key, long resourceVersion) {
        return object(Pod.TYPE, key, resourceVersion);
    }

    /** Returns a pod with these labels. */
    public static Pod pod(String key, long resourceVersion, Map<String, String> labels) {
        return object(Pod.TYPE, key, resourceVersion, labels);
    }

    /** Returns a ConfigMap without data. */
    public static ConfigMap configMap(String key, long resourceVersion) {
        return object(ConfigMap.TYPE, key, resourceVersion);
    }

    /** Returns an object that has only metadata. */
    public static <T extends KubeObject> T object(ResourceType<T> type, String key, long resourceVersion) {
        return object(type, key, resourceVersion, Map.of());
    }

    /** Returns an object that has only metadata, with these labels. */
    public static <T extends KubeObject> T object(
            ResourceType<T> type, String key, long resourceVersion, Map<String, String> labels) {
        Keys.ObjectName name = Keys.split(key);
        String namespace = name.namespace().isEmpty() ? "" : "\"namespace\":\"" + name.namespace() + "\",";
        return ofMetadata(
                type,
                "\"name\":\"" + name.name() + "\"," + namespace + "\"uid\":\"uid-" + name.name()
                        + "\",\"resourceVersion\":\"" + resourceVersion + "\",\"labels\":" + strings(labels));
    }

    /** Returns a BOOKMARK event, as an API server sends it. */
    public static <T extends KubeObject> WatchEvent<T> bookmark(ResourceType<T> type, long resourceVersion) {
        return WatchEvent.of(EventType.BOOKMARK, ofMetadata(type, "\"resourceVersion\":\"" + resourceVersion + "\""));
    }

    /** Returns the BOOKMARK event that ends the initial list of a watch with {@code sendInitialEvents}. */
    public static <T extends KubeObject> WatchEvent<T> initialEventsEnd(ResourceType<T> type, long resourceVersion) {
        return annotatedBookmark(type, resourceVersion, Map.of(WatchEvent.INITIAL_EVENTS_END, "true"));
    }

    /** Returns a BOOKMARK event whose object has these annotations. */
    public static <T extends KubeObject> WatchEvent<T> annotatedBookmark(
            ResourceType<T> type, long resourceVersion, Map<String, String> annotations) {
        String metadata = "\"resourceVersion\":\"" + resourceVersion + "\",\"annotations\":" + strings(annotations);
        return WatchEvent.of(EventType.BOOKMARK, ofMetadata(type, metadata));
    }

    private static <T extends KubeObject> T ofMetadata(ResourceType<T> type, String metadata) {
        var kind = Objects.requireNonNull(type.kind(), "expected a type with a kind");
        String json = "{\"kind\":\"" + kind.kind() + "\",\"apiVersion\":\"" + kind.apiVersion() + "\",\"metadata\":{"
                + metadata + "}}";
        return type.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String strings(Map<String, String> map) {
        return new TreeMap<>(map)
                .entrySet().stream()
                        .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
                        .collect(Collectors.joining(",", "{", "}"));
    }
}
