package informers.api;

/**
 * What one pass over an object's tokens found: the type, the metadata, and the object's own bytes. The bytes must not
 * be changed by anyone; this record is only handed to the constructors of {@link KubeObject}s.
 */
public record ObjectJson(String apiVersion, String kind, ObjectMeta metadata, byte[] bytes) {

    /** Reads one whole object. */
    public static ObjectJson parse(byte[] json) {
        return ObjectScanner.parse(json);
    }

    /** An item of a list says no kind and no apiVersion, for the list says it once. Here each object says its own. */
    ObjectJson withType(String apiVersion, String kind) {
        return ObjectScanner.typed(bytes, apiVersion, kind);
    }

    boolean saysNoType() {
        return apiVersion.isEmpty() || kind.isEmpty();
    }

    @Override
    public String toString() {
        return kind + " " + metadata;
    }
}
