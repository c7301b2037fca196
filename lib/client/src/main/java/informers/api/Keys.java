package informers.api;

import java.util.Objects;

/**
 * Keys of the caches: {@code namespace/name}, or just {@code name} for an object of the whole cluster. The UID is not
 * part of the key: an object that was deleted and made again under its old name has the old key.
 *
 * <p>Any thread. Corresponds to client-go's {@code tools/cache/store.go} (MetaNamespaceKeyFunc, SplitMetaNamespaceKey) and
 * {@code object-names.go}.
 */
public final class Keys {
    private Keys() {}

    public static String of(String namespace, String name) {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }

    /**
     * Takes a key apart.
     *
     * @throws IllegalArgumentException for a key with more than one slash
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

    /** A namespace ({@code ""} for none) and a name. */
    public record ObjectName(String namespace, String name) {
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
