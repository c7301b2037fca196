package informers.testing;

import informers.api.Keys;
import informers.api.Pod;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Pods for tests. */
public final class Pods {
    private Pods() {}

    /** @param namespace {@code ""} for none, which no server would give out */
    public static Pod pod(String namespace, String name, long resourceVersion, String phase) {
        return decode(namespace, name, resourceVersion, "\"status\":{\"phase\":\"" + phase + "\"}", "{}");
    }

    /** A pod with nothing but a name and a version. */
    public static Pod pod(String namespace, String name, long resourceVersion) {
        return pod(namespace, name, resourceVersion, "");
    }

    /** A pod with one label. */
    public static Pod labelled(String namespace, String name, long resourceVersion, String key, String value) {
        return decode(namespace, name, resourceVersion, "\"status\":{}", "{\"" + key + "\":\"" + value + "\"}");
    }

    /** A pod by its key, such as {@code ns/name}, or {@code name} for none in a namespace. */
    public static Pod pod(String key, long resourceVersion) {
        return pod(key, resourceVersion, Map.of());
    }

    /** A pod by its key, with labels. */
    public static Pod pod(String key, long resourceVersion, Map<String, String> labels) {
        Keys.ObjectName name = Keys.split(key);
        String json = labels.entrySet().stream()
                .map(label -> "\"" + label.getKey() + "\":\"" + label.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        return decode(name.namespace(), name.name(), resourceVersion, "\"status\":{}", json);
    }

    private static Pod decode(String namespace, String name, long resourceVersion, String rest, String labels) {
        String json = "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"" + name + "\",\"namespace\":\""
                + namespace + "\",\"uid\":\"uid-" + name + "\",\"resourceVersion\":\"" + resourceVersion
                + "\",\"labels\":" + labels + "}," + rest + "}";
        return Pod.TYPE.decode(json.getBytes(StandardCharsets.UTF_8));
    }
}
