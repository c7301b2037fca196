package informers.api;

import java.util.Objects;

/**
 * The keys of caches: {@code namespace/name}, or {@code name} for a cluster-scoped object. The uid is not part of the
 * key, so an object that is deleted and created again under its old name has its old key.
 *
 * <p>Thread-safe. Corresponds to {@code MetaNamespaceKeyFunc} and {@code SplitMetaNamespaceKey} of client-go's {@code
 * tools/cache/store.go}.
 */
public final class Keys {
    private Keys() {}

    /**
     * Returns the key for a namespace and a name.
     *
     * @param namespace {@code ""} for a cluster-scoped object
     * @param name the name
     * @return the key
     */
    public static String of(String namespace, String name) {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }

    /**
     * Splits a key into namespace and name.
     *
     * @param key a key
     * @return its namespace and name
     * @throws IllegalArgumentException if the key has more than one slash
     */
    public static ObjectName split(String key) {
        int slash = key.indexOf('/');
        if (slash < 0) {
            return new ObjectName("", key);
        }
        if (key.indexOf('/', slash + 1) >= 0) {
            throw new IllegalArgumentException("unexpected key format: \"" + key + "\"");
        }
        return new ObjectName(key.substring(0, slash), key.substring(slash + 1));
    }

    /**
     * A namespace and a name.
     *
     * @param namespace {@code ""} for a cluster-scoped object
     * @param name the name
     */
    public record ObjectName(String namespace, String name) {
        /** Rejects null. {@inheritDoc} */
        public ObjectName {
            Objects.requireNonNull(namespace, "namespace");
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String toString() {
            return of(namespace, name);
        }
    }
}
