package browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Makes TeaVM's HashMap iterate in the order of Java's, because the order of a store is seen on the stage: both have buckets, in the
 * order of the hashes; Java's mixes the bits of a hash, appends to a bucket, and makes copies larger.
 */
final class HashOrder {
    private static final String HASH = "int hash = key.hashCode();";

    private static final Map<String, String> OF_HASH_MAP = Map.of(
            HASH,
            HASH + " hash ^= hash >>> 16;",
            "entry.next = elementData[index];\n        elementData[index] = entry;",
            "append(elementData, index, entry);",
            "entry.next = newData[index];\n                newData[index] = entry;",
            "append(newData, index, entry);",
            "this(calculateCapacity(map.size()));",
            "this(map.isEmpty() ? DEFAULT_SIZE : (int) (map.size() / 0.75f + 1));",
            "    void rehash() {",
            """
                private static <K, V> void append(HashEntry<K, V>[] data, int index, HashEntry<K, V> entry) {
                    entry.next = null;
                    HashEntry<K, V> last = data[index];
                    while (last != null && last.next != null) {
                        last = last.next;
                    }
                    if (last == null) {
                        data[index] = entry;
                    } else {
                        last.next = entry;
                    }
                }

                void rehash() {""");

    private HashOrder() {}

    /** Writes the changed sources, which replace the classes. */
    static void write(Path folder) throws IOException {
        write("THashMap", OF_HASH_MAP, folder);
        write(
                "TLinkedHashMap",
                Map.of(
                        HASH,
                        OF_HASH_MAP.get(HASH),
                        "int hash = Objects.hashCode(key);",
                        "int hash = Objects.hashCode(key); hash ^= hash >>> 16;"),
                folder);
    }

    private static void write(String name, Map<String, String> changes, Path folder) throws IOException {
        String path = "org/teavm/classlib/java/util/" + name + ".java";
        try (InputStream in = HashOrder.class.getResourceAsStream("/" + path)) {
            if (in == null) {
                throw new IllegalStateException(
                        "expected " + path + " in the sources of teavm-classlib, found nothing");
            }
            String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> change : changes.entrySet()) {
                if (!source.contains(change.getKey())) {
                    throw new IllegalStateException("expected in " + path + ": " + change.getKey());
                }
                source = source.replace(change.getKey(), change.getValue());
            }
            Files.writeString(folder.resolve(name + ".java"), source);
        }
    }
}
