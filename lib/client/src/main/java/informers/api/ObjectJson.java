package informers.api;

import com.fasterxml.jackson.core.JsonParseException;
import informers.internal.json.JsonCursor;
import informers.internal.json.JsonCut;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/**
 * A parsed object: its type, its metadata and its JSON bytes. The constructors of {@link KubeObject}s take one.
 *
 * <p>Immutable and thread-safe. The bytes are handed out only as copies.
 */
public final class ObjectJson {
    /** What is parsed of the metadata. If another field of the metadata is removed, nothing has to be parsed again. */
    private static final Set<String> PARSED = Set.of("name", "namespace", "resourceVersion", "labels");

    private final String apiVersion;
    private final String kind;
    private final ObjectMeta metadata;
    private final byte[] bytes;

    /** Creates an object that owns {@code bytes}: the caller must not keep a reference to them. */
    ObjectJson(String apiVersion, String kind, ObjectMeta metadata, byte[] bytes) {
        this.apiVersion = apiVersion;
        this.kind = kind;
        this.metadata = metadata;
        this.bytes = bytes;
    }

    /**
     * Parses one object. The bytes are copied.
     *
     * @param json one JSON object
     * @return the parsed object
     * @throws DecodeException if the bytes are not one JSON object
     */
    public static ObjectJson parse(byte[] json) {
        return owning(Objects.requireNonNull(json, "json").clone());
    }

    /**
     * Parses the object at the position of a cursor, and moves the cursor behind it. Only for the decoders of this
     * library.
     *
     * @param in positioned before the object's opening brace
     * @param source the bytes that {@code in} reads; those of the object are copied
     * @return the parsed object
     * @throws JsonParseException if the bytes end early or are not JSON
     * @throws DecodeException if a field has a value of an unexpected type
     */
    @SuppressWarnings("exports") // nobody outside has a cursor
    public static ObjectJson read(JsonCursor in, byte[] source) throws JsonParseException {
        return ObjectScanner.scan(in).cutFrom(source);
    }

    /**
     * Returns an object with what was parsed of it, for {@link #restore}: for stores and files that keep objects as bytes. The
     * format belongs to this version of the library.
     *
     * @param object an object
     * @return its JSON, and what is needed besides to read it without parsing
     */
    public static byte[] save(KubeObject object) {
        return SavedObject.save(object.parts());
    }

    /**
     * Returns an object that was saved, without parsing it. Does not check the bytes: they must be what {@link #save} has
     * returned, so a file needs a checksum.
     *
     * @param saved the saved object, from the position of the buffer to its limit; it is copied
     * @return the object; {@link ResourceType#view} gives it its Java type
     */
    public static ObjectJson restore(ByteBuffer saved) {
        return SavedObject.restore(saved.duplicate());
    }

    /** Like {@link #parse}, but without copying: the caller must not keep a reference to the bytes. */
    static ObjectJson owning(byte[] json) {
        return ObjectScanner.parse(json);
    }

    /**
     * {@return group and version, such as {@code v1} or {@code apps/v1}; {@code ""} if the object does not state them}
     */
    public String apiVersion() {
        return apiVersion;
    }

    /** {@return the kind, such as {@code Pod}; {@code ""} if the object does not state it} */
    public String kind() {
        return kind;
    }

    /** {@return the metadata} */
    public ObjectMeta metadata() {
        return metadata;
    }

    /** {@return a copy of the object's JSON} */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns the object's JSON without copying it, for code of this package that only reads it. */
    byte[] shared() {
        return bytes;
    }

    /** Returns this object with a kind and an apiVersion, if it has none: items of a list have none. */
    ObjectJson withType(String ofApiVersion, String ofKind) {
        return ObjectScanner.typed(bytes, ofApiVersion, ofKind);
    }

    /** Returns this object without the field at a path. If it has none, the same object. */
    ObjectJson without(String... path) {
        boolean asParsed = path.length > 1 && path[0].equals("metadata") && !PARSED.contains(path[1]);
        byte[] rest = asParsed
                ? metadata.jsonWithout(Arrays.copyOfRange(path, 1, path.length))
                : JsonCut.without(bytes, 0, bytes.length, path);
        if (rest == bytes) {
            return this;
        }
        return asParsed ? new ObjectJson(apiVersion, kind, metadata.within(rest), rest) : owning(rest);
    }

    boolean saysNoType() {
        return apiVersion.isEmpty() || kind.isEmpty();
    }

    @Override
    public String toString() {
        return kind + " " + metadata;
    }
}
