package informers.api;

import com.fasterxml.jackson.core.JsonParseException;
import informers.internal.json.JsonCursor;
import java.util.Objects;

/**
 * What one pass over an object's tokens found: the type, the metadata, and the object's own bytes. It is handed to the
 * constructors of {@link KubeObject}s.
 *
 * <p>Immutable; any thread. The bytes are reachable only as copies, so nobody can change an object through them.
 */
public final class ObjectJson {
    private final String apiVersion;
    private final String kind;
    private final ObjectMeta metadata;
    private final byte[] bytes;

    /** @param bytes from now on this object's own: whoever hands them over must not keep them */
    ObjectJson(String apiVersion, String kind, ObjectMeta metadata, byte[] bytes) {
        this.apiVersion = apiVersion;
        this.kind = kind;
        this.metadata = metadata;
        this.bytes = bytes;
    }

    /**
     * Reads one whole object. The bytes are copied.
     *
     * @throws DecodeException if they are not one JSON object
     */
    public static ObjectJson parse(byte[] json) {
        return owning(Objects.requireNonNull(json, "json").clone());
    }

    /**
     * Reads the object at which a cursor stands, and moves the cursor behind it. For the library's own decoders.
     *
     * @param in stands before the object's brace
     * @param source the bytes that {@code in} reads; those of the object are copied
     * @return the object
     * @throws JsonParseException if the bytes end early or are not JSON
     * @throws DecodeException if a field has a value of an unexpected type
     */
    @SuppressWarnings("exports") // nobody else can have a cursor
    public static ObjectJson read(JsonCursor in, byte[] source) throws JsonParseException {
        return ObjectScanner.scan(in).cutFrom(source);
    }

    /** As {@link #parse}, of bytes that nobody else has. */
    static ObjectJson owning(byte[] json) {
        return ObjectScanner.parse(json);
    }

    /** Such as {@code v1} or {@code apps/v1}; {@code ""} if it does not say. */
    public String apiVersion() {
        return apiVersion;
    }

    /** Such as {@code Pod}; {@code ""} if it does not say. */
    public String kind() {
        return kind;
    }

    public ObjectMeta metadata() {
        return metadata;
    }

    /** A copy of the object's JSON. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The object's JSON itself, for those of this package who only read it. */
    byte[] shared() {
        return bytes;
    }

    /** An item of a list says no kind and no apiVersion, for the list says it once. Here each object says its own. */
    ObjectJson withType(String ofApiVersion, String ofKind) {
        return ObjectScanner.typed(bytes, ofApiVersion, ofKind);
    }

    boolean saysNoType() {
        return apiVersion.isEmpty() || kind.isEmpty();
    }

    @Override
    public String toString() {
        return kind + " " + metadata;
    }
}
