package informers.store;

import informers.api.Pod;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Pods to fill a store with. */
final class TestPods {
    private TestPods() {}

    static Pod pod(String key, int version) {
        return pod(key, version, Map.of());
    }

    static Pod pod(String key, int version, Map<String, String> labels) {
        int slash = key.indexOf('/');
        String namespace = slash < 0 ? "" : "\"namespace\":\"" + key.substring(0, slash) + "\",";
        String json = "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{" + namespace + "\"name\":\""
                + key.substring(slash + 1) + "\",\"resourceVersion\":\"" + version + "\",\"labels\":{"
                + labels.entrySet().stream()
                        .map(e -> "\"" + e.getKey() + "\":\"" + e.getValue() + "\"")
                        .collect(Collectors.joining(","))
                + "}}}";
        return Pod.TYPE.decode(json.getBytes(StandardCharsets.UTF_8));
    }
}
