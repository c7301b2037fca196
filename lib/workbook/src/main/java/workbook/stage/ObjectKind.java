package workbook.stage;

import informers.api.ConfigMap;
import informers.api.KubeObject;
import informers.api.Pod;
import informers.api.ResourceType;
import informers.store.IndexFunc;
import informers.testkit.TestObjects;
import java.util.List;
import java.util.Map;

/**
 * The kind of the objects of an informer on the stage. Each has one value that an update changes. Immutable.
 *
 * @param <T> the type of the objects
 */
abstract class ObjectKind<T extends KubeObject> {
    /** The label that the store of pods has an index of. */
    static final String LABEL = "app";

    private final ResourceType<T> type;
    private final List<String> values;

    private ObjectKind(ResourceType<T> type, List<String> values) {
        this.type = type;
        this.values = values;
    }

    /** Returns pods in the namespace {@code default}. Their value is that of the label {@code app}; an action names them by their name. */
    static ObjectKind<Pod> pods(List<String> labels) {
        return labelled(Pod.TYPE, "default/", labels);
    }

    /** Returns objects whose value is that of the label {@code app}; an action names them by their name. */
    static <T extends KubeObject> ObjectKind<T> labelled(ResourceType<T> type, String namespace, List<String> labels) {
        return new ObjectKind<>(type, labels) {
            @Override
            T made(String target, long version) {
                return TestObjects.object(type, namespace + target, version, Map.of(LABEL, first()));
            }

            @Override
            T changed(T object, String value) {
                return object.edit().set(value, "metadata", "labels", LABEL).build(type);
            }

            @Override
            String value(T object) {
                return object.labels().getOrDefault(LABEL, "");
            }

            @Override
            String field() {
                return LABEL;
            }

            @Override
            Map<String, IndexFunc<T>> indexers() {
                return Map.of(LABEL, IndexFunc.label(LABEL));
            }
        };
    }

    /** Returns ConfigMaps of one name. Their value is a color; an action names them by their namespace. */
    static ObjectKind<ConfigMap> configMaps(String name) {
        return new ObjectKind<>(ConfigMap.TYPE, List.of("blue", "red")) {
            @Override
            ConfigMap made(String target, long version) {
                ConfigMap empty = TestObjects.configMap(target + "/" + name, version);
                return changed(empty, first());
            }

            @Override
            ConfigMap changed(ConfigMap object, String value) {
                return object.edit().set(value, "data", "color").build(ConfigMap.TYPE);
            }

            @Override
            String value(ConfigMap object) {
                return object.data().getOrDefault("color", "");
            }

            @Override
            String field() {
                return "color";
            }

            @Override
            Map<String, IndexFunc<ConfigMap>> indexers() {
                return Map.of();
            }
        };
    }

    final ResourceType<T> type() {
        return type;
    }

    final String first() {
        return values.get(0);
    }

    /** Returns the value that an object gets by an update. */
    final String other(T object) {
        return values.get(value(object).equals(first()) ? 1 : 0);
    }

    final T withVersion(T object, long version) {
        return object.edit()
                .set(Long.toString(version), "metadata", "resourceVersion")
                .build(type);
    }

    /** Returns a new object with the first value. */
    abstract T made(String target, long version);

    abstract T changed(T object, String value);

    abstract String value(T object);

    /** Returns what the value is called. */
    abstract String field();

    abstract Map<String, IndexFunc<T>> indexers();
}
