package informers.vectors;

import informers.api.KeyFunction;
import informers.api.Keys;
import java.util.Map;

/** What a vector puts into a queue or store: usually an API object, otherwise something without metadata. */
sealed interface Thing {
    /** Corresponds to {@code MetaNamespaceKeyFunc}. */
    KeyFunction<Thing> KEY = thing -> {
        if (thing instanceof Obj obj) {
            return Keys.of(obj.namespace, obj.name);
        }
        if (thing instanceof ExplicitKey explicit) {
            return explicit.key;
        }
        throw new IllegalArgumentException("object has no meta: object does not implement the Object interfaces");
    };

    /** An API object: {@code ns/name@resourceVersion}, or {@code name@resourceVersion}. */
    record Obj(String namespace, String name, String resourceVersion, Map<String, String> labels) implements Thing {
        @Override
        public String toString() {
            return Keys.of(namespace, name) + "@" + resourceVersion;
        }
    }

    /** A Go string where an API object should be: {@code !text}. */
    record Text(String text) implements Thing {
        @Override
        public String toString() {
            return text;
        }
    }

    /** Corresponds to {@code cache.ExplicitKey}. */
    record ExplicitKey(String key) implements Thing {}

    static Thing parse(String ref, Map<String, String> labels) {
        if (ref.startsWith("!")) {
            return new Text(ref.substring(1));
        }
        int at = ref.lastIndexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("expected ns/name@resourceVersion or !text, found " + ref);
        }
        Keys.ObjectName name = Keys.split(ref.substring(0, at));
        return new Obj(name.namespace(), name.name(), ref.substring(at + 1), labels);
    }

    static Thing parse(String ref) {
        return parse(ref, Map.of());
    }
}
