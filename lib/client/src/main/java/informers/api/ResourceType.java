package informers.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A resource and the Java type of its objects: {@code Pod.TYPE} says that {@code v1/pods} are {@link Pod}s. For a
 * resource without a Java type use {@link #dynamic}.
 *
 * <p>A value; any thread. Corresponds to apimachinery's scheme and REST mapping, as far as a client needs them.
 */
public final class ResourceType<T extends KubeObject> {
    private final GroupVersionResource resource;
    private final @Nullable GroupVersionKind kind;
    private final boolean namespaced;
    private final Class<T> javaType;
    private final Function<ObjectJson, T> view;

    private ResourceType(
            GroupVersionResource resource,
            @Nullable GroupVersionKind kind,
            boolean namespaced,
            Class<T> javaType,
            Function<ObjectJson, T> view) {
        this.resource = Objects.requireNonNull(resource);
        this.kind = kind;
        this.namespaced = namespaced;
        this.javaType = javaType;
        this.view = view;
    }

    /** A resource with a Java type of its own. */
    public static <T extends KubeObject> ResourceType<T> typed(
            GroupVersionResource resource,
            String kind,
            boolean namespaced,
            Class<T> javaType,
            Function<ObjectJson, T> view) {
        return new ResourceType<>(
                resource, new GroupVersionKind(resource.group(), resource.version(), kind), namespaced, javaType, view);
    }

    /** Any resource at all. Its kind is what the server says it is. */
    public static ResourceType<Unstructured> dynamic(GroupVersionResource resource) {
        return new ResourceType<>(resource, null, true, Unstructured.class, Unstructured::new);
    }

    /** The metadata of any resource at all: the server is asked for nothing else. */
    public static ResourceType<PartialObjectMetadata> metadata(GroupVersionResource resource) {
        return new ResourceType<>(resource, null, true, PartialObjectMetadata.class, PartialObjectMetadata::of);
    }

    /** Whether this is a {@link #metadata} type. */
    public boolean isMetadata() {
        return javaType == PartialObjectMetadata.class;
    }

    public GroupVersionResource resource() {
        return resource;
    }

    /** The kind of the objects; null for a {@link #dynamic} or {@link #metadata} type, which takes what comes. */
    public @Nullable GroupVersionKind kind() {
        return kind;
    }

    public boolean namespaced() {
        return namespaced;
    }

    public Class<T> javaType() {
        return javaType;
    }

    /**
     * Reads one object. The bytes are copied: what becomes of them later does not matter to the object.
     *
     * @throws DecodeException if the bytes are not JSON, or hold another kind
     */
    public T decode(byte[] json) {
        return decoded(ObjectJson.parse(json));
    }

    /**
     * Reads the response to a LIST request while it arrives. Blocks as the stream does; does not close it.
     *
     * @param in the response's body
     * @return the list
     * @throws DecodeException if the bytes are not a list of this type
     * @throws IOException if the stream fails
     */
    public ObjectList<T> decodeList(InputStream in) throws IOException {
        return ListDecoder.decode(in, this);
    }

    /** As {@link #decode}, of bytes that nobody else has. */
    T decodeOwned(byte[] json) {
        return decoded(ObjectJson.owning(json));
    }

    private T decoded(ObjectJson json) {
        T object = view(json);
        if (object instanceof PartialObjectMetadata metadata) {
            metadata.requireIdentity();
        }
        return object;
    }

    /** The view of this type on an object that is already parsed. */
    public T view(ObjectJson object) {
        if (kind != null
                && !(kind.kind().equals(object.kind()) && kind.apiVersion().equals(object.apiVersion()))) {
            throw new DecodeException("expected a " + kind.kind() + " (" + kind.apiVersion() + "), came "
                    + (object.kind().isEmpty()
                            ? "an object without a kind"
                            : "a " + object.kind() + " (" + object.apiVersion() + ")")
                    + ". Does the resource in the request fit the type? Here it is " + resource + " for "
                    + javaType.getSimpleName() + ".");
        }
        return view.apply(object);
    }

    /** Two are equal when they show the same resource as the same Java type. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResourceType<?> that && resource.equals(that.resource) && javaType == that.javaType;
    }

    @Override
    public int hashCode() {
        return Objects.hash(resource, javaType);
    }

    @Override
    public String toString() {
        return resource + " as " + javaType.getSimpleName();
    }
}
