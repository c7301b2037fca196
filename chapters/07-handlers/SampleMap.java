import informers.api.ConfigMap;
import java.nio.charset.StandardCharsets;

/** Creates small ConfigMaps for the script and the tests. */
final class SampleMap {
    private SampleMap() {}

    /** Returns the ConfigMap {@code default/NAME} with this resourceVersion and the data entry {@code level}. */
    static ConfigMap of(String name, int version, int level) {
        String json = "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"namespace\":\"default\",\"name\":\""
                + name + "\",\"resourceVersion\":\"" + version + "\"},\"data\":{\"level\":\"" + level + "\"}}";
        return ConfigMap.TYPE.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the name and resourceVersion, such as {@code a@17}. */
    static String text(ConfigMap map) {
        return map == null ? "null" : map.name() + "@" + map.resourceVersion();
    }
}
