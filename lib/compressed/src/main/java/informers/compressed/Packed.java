package informers.compressed;

import informers.api.KubeObject;
import informers.api.ObjectJson;
import informers.api.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * A compressed object. Until it is stored it also has the object itself, for the index functions. Thread-safe, like a field
 * that is volatile.
 */
final class Packed<T extends KubeObject> {
    private static final Codec NO_CODEC = new Codec();
    private static final byte[] NOTHING = {};

    private final String key;
    private final ResourceType<T> type;
    private final Codec codec;
    private final int length; // before compression
    private final byte[] compressed;
    private volatile @Nullable T fresh;

    private Packed(T object, ResourceType<T> type, Codec codec, int length, byte[] compressed) {
        this.key = object.key();
        this.type = type;
        this.codec = codec;
        this.length = length;
        this.compressed = compressed;
        this.fresh = object;
    }

    static <T extends KubeObject> Packed<T> of(T object, ResourceType<T> type, Codec codec) {
        byte[] saved = ObjectJson.save(object);
        return new Packed<>(object, type, codec, saved.length, codec.compress(saved));
    }

    /** Returns an object that is not compressed, because it will not be stored. */
    static <T extends KubeObject> Packed<T> asItIs(T object, ResourceType<T> type) {
        return new Packed<>(object, type, NO_CODEC, 0, NOTHING);
    }

    /** Returns the version. The store asks before {@link #stored}, so nothing is decompressed. */
    String resourceVersion() {
        return object().resourceVersion();
    }

    String key() {
        return key;
    }

    int size() {
        return compressed.length;
    }

    /** Returns the object, which is a new one after {@link #stored}. */
    T object() {
        T here = fresh;
        return here == null ? type.view(codec.decompress(compressed, length, ObjectJson::restore)) : here;
    }

    /** Forgets the object: from here on only its compressed form is in memory. */
    void stored() {
        fresh = null;
    }
}
