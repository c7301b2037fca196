package informers.testing;

import informers.api.ConfigMap;
import informers.api.KubeObject;
import informers.api.Pod;
import informers.api.ResourceType;
import informers.api.Status;
import informers.client.rest.ApiException;
import informers.watch.EventType;
import informers.watch.WatchEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small objects, events and refusals. */
public final class TestObjects {
    private TestObjects() {}

    /** A pod in the namespace {@code ns}. */
    public static Pod pod(String name, int version) {
        return object(Pod.TYPE, name, version);
    }

    public static ConfigMap configMap(String name, int version) {
        return object(ConfigMap.TYPE, name, version);
    }

    /** In the namespace {@code ns}. Its UID is its name. */
    public static <T extends KubeObject> T object(ResourceType<T> type, String name, int version) {
        return fromMetadata(
                type,
                "\"namespace\":\"ns\",\"name\":\"" + name + "\",\"uid\":\"" + name + "\",\"resourceVersion\":\""
                        + version + "\"");
    }

    /** A bookmark, as a server sends it. */
    public static <T extends KubeObject> WatchEvent<T> bookmark(ResourceType<T> type, int version) {
        return WatchEvent.of(EventType.BOOKMARK, fromMetadata(type, "\"resourceVersion\":\"" + version + "\""));
    }

    /** The bookmark at the end of a streamed list. */
    public static <T extends KubeObject> WatchEvent<T> initialEventsEnd(ResourceType<T> type, int version) {
        return initialEventsEnd(type, version, "true");
    }

    public static <T extends KubeObject> WatchEvent<T> initialEventsEnd(
            ResourceType<T> type, int version, String annotation) {
        String metadata = "\"resourceVersion\":\"" + version + "\",\"annotations\":{\"" + WatchEvent.INITIAL_EVENTS_END
                + "\":\"" + annotation + "\"}";
        return WatchEvent.of(EventType.BOOKMARK, fromMetadata(type, metadata));
    }

    private static <T extends KubeObject> T fromMetadata(ResourceType<T> type, String metadata) {
        String json = "{\"kind\":\"" + type.kind().kind() + "\",\"apiVersion\":\""
                + type.kind().apiVersion() + "\",\"metadata\":{" + metadata + "}}";
        return type.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    public static Status expired() {
        return Status.failure(410, "Expired", "too old resource version: 1 (2)");
    }

    public static Status tooManyRequests() {
        return Status.failure(429, "TooManyRequests", "too many requests, please try again later");
    }

    public static Status internalError() {
        return Status.failure(500, "InternalError", "etcdserver: no leader");
    }

    public static Status forbidden() {
        return Status.failure(403, "Forbidden", "pods is forbidden");
    }

    /** The newest of the three shapes: a cause. */
    public static Status tooLarge() {
        return new Status(
                "Failure",
                "Timeout: Too large resource version: 20, current: 10",
                "Timeout",
                504,
                List.of(new Status.Cause("ResourceVersionTooLarge", "Too large resource version", "")),
                1);
    }

    /** The server's no, as a client throws it. */
    public static ApiException refused(Status status) {
        return new ApiException("GET", "https://server/api/v1/pods", status.code(), status, 0);
    }
}
