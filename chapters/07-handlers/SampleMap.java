import informers.api.ConfigMap;
import java.nio.charset.StandardCharsets;

/** Small ConfigMaps to try things with. */
final class SampleMap {
    private SampleMap() {}

    /** The ConfigMap {@code default/NAME} at a version, with the entry {@code level}. */
    static ConfigMap of(String name, int version, int level) {
        String json = "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"namespace\":\"default\",\"name\":\""
                + name + "\",\"resourceVersion\":\"" + version + "\"},\"data\":{\"level\":\"" + level + "\"}}";
        return ConfigMap.TYPE.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Such as {@code a@17}. */
    static String text(ConfigMap map) {
        return map == null ? "null" : map.name() + "@" + map.resourceVersion();
    }
}
