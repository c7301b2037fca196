package informers.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A resource and the Java type of its objects: {@code Pod.TYPE} reads {@code v1/pods} as {@link Pod}s. For a resource
 * without a Java type use {@link #dynamic}.
 *
 * <p>Immutable and thread-safe. Corresponds to apimachinery's scheme and REST mapping, as far as a client needs them.
 *
 * @param <T> the Java type of the objects
 */
public final class ResourceType<T extends KubeObject> {
    private final GroupVersionResource resource;
    private final @Nullable GroupVersionKind kind;
    private final boolean namespaced;
    private final Class<T> javaType;
    private final Class<?> model;
    private final Function<ObjectJson, T> view;

    private ResourceType(
            GroupVersionResource resource,
            @Nullable GroupVersionKind kind,
            boolean namespaced,
            Class<T> javaType,
            Class<?> model,
            Function<ObjectJson, T> view) {
        this.resource = Objects.requireNonNull(resource);
        this.kind = kind;
        this.namespaced = namespaced;
        this.javaType = javaType;
        this.model = Objects.requireNonNull(model, "model");
        this.view = view;
    }

    /**
     * Returns the type of a resource that has a Java type.
     *
     * @param <T> the Java type of the objects
     * @param resource the resource
     * @param kind the kind of its objects
     * @param namespaced whether its objects are in namespaces
     * @param javaType the Java type
     * @param view creates an object from its parsed JSON; usually a constructor
     * @return the type
     */
    public static <T extends KubeObject> ResourceType<T> typed(
            GroupVersionResource resource,
            String kind,
            boolean namespaced,
            Class<T> javaType,
            Function<ObjectJson, T> view) {
        return typed(resource, kind, namespaced, javaType, javaType, view);
    }

    /**
     * Returns the type of a resource whose objects hold a value of another class: one Java type serves many resources, and the class
     * distinguishes the types.
     *
     * @param <T> the Java type of the objects
     * @param resource the resource
     * @param kind the kind of its objects
     * @param namespaced whether its objects are in namespaces
     * @param javaType the Java type
     * @param model the class of the value
     * @param view creates an object from its parsed JSON
     * @return the type
     */
    public static <T extends KubeObject> ResourceType<T> typed(
            GroupVersionResource resource,
            String kind,
            boolean namespaced,
            Class<T> javaType,
            Class<?> model,
            Function<ObjectJson, T> view) {
        return new ResourceType<>(
                resource,
                new GroupVersionKind(resource.group(), resource.version(), kind),
                namespaced,
                javaType,
                model,
                view);
    }

    /**
     * Returns the type of a resource without a Java type. It accepts objects of any kind.
     *
     * @param resource the resource
     * @return the type
     */
    public static ResourceType<Unstructured> dynamic(GroupVersionResource resource) {
        return new ResourceType<>(resource, null, true, Unstructured.class, Unstructured.class, Unstructured::new);
    }

    /**
     * Returns the type of a resource of which only the metadata is requested.
     *
     * @param resource the resource
     * @return the type
     */
    public static ResourceType<PartialObjectMetadata> metadata(GroupVersionResource resource) {
        Class<PartialObjectMetadata> type = PartialObjectMetadata.class;
        return new ResourceType<>(resource, null, true, type, type, PartialObjectMetadata::of);
    }

    /**
     * Returns a type that reads the same objects without their {@code metadata.managedFields}.
     *
     * @return a type that is equal to this one
     */
    public ResourceType<T> withoutManagedFields() {
        return new ResourceType<>(
                resource,
                kind,
                namespaced,
                javaType,
                model,
                json -> view.apply(json.without("metadata", "managedFields")));
    }

    /** {@return whether this is a {@link #metadata} type} */
    public boolean isMetadata() {
        return javaType == PartialObjectMetadata.class;
    }

    /** {@return the resource} */
    public GroupVersionResource resource() {
        return resource;
    }

    /**
     * {@return the kind of the objects; null for a {@link #dynamic} or {@link #metadata} type, which accepts any kind}
     */
    public @Nullable GroupVersionKind kind() {
        return kind;
    }

    /** {@return whether the objects are in namespaces; always true for a type without a kind} */
    public boolean namespaced() {
        return namespaced;
    }

    /** {@return the Java type of the objects} */
    public Class<T> javaType() {
        return javaType;
    }

    /**
     * Parses one object. The bytes are copied.
     *
     * @param json one object in JSON
     * @return the object
     * @throws DecodeException if the bytes are not JSON, or are an object of another kind
     */
    public T decode(byte[] json) {
        return decoded(ObjectJson.parse(json));
    }

    /**
     * Parses one object that is a part of an array. Its bytes are copied.
     *
     * @param json an array that contains one object in JSON
     * @param from where the object begins
     * @param to where it ends
     * @return the object
     * @throws DecodeException if the bytes are not JSON, or are an object of another kind
     */
    public T decode(byte[] json, int from, int to) {
        Objects.checkFromToIndex(from, to, json.length);
        return decoded(ObjectScanner.only(json, from, to).cutFrom(json));
    }

    /**
     * Decodes the response to a LIST while it arrives. Blocks while the stream does; does not close it.
     *
     * @param in the body of the response
     * @return the list
     * @throws DecodeException if the bytes are not a list of this type
     * @throws IOException if the stream fails
     */
    public ObjectList<T> decodeList(InputStream in) throws IOException {
        return ListDecoder.decode(in, this);
    }

    T decoded(ObjectJson json) {
        T object = view(json);
        if (object instanceof PartialObjectMetadata metadata) {
            metadata.requireIdentity();
        }
        return object;
    }

    /**
     * Returns a parsed object as this type.
     *
     * @param object a parsed object
     * @return the object
     * @throws DecodeException if it is of another kind
     */
    public T view(ObjectJson object) {
        if (kind != null
                && !(kind.kind().equals(object.kind()) && kind.apiVersion().equals(object.apiVersion()))) {
            throw new DecodeException("expected a " + kind.kind() + " (" + kind.apiVersion() + "), found "
                    + (object.kind().isEmpty()
                            ? "an object without a kind"
                            : "a " + object.kind() + " (" + object.apiVersion() + ")")
                    + ". Does the type belong to the resource of the request? Here it is " + resource + " for "
                    + javaType.getSimpleName() + ".");
        }
        return view.apply(object);
    }

    /** Two types are equal if they read the same resource as the same Java type, with values of the same class. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResourceType<?> that
                && resource.equals(that.resource)
                && javaType == that.javaType
                && model == that.model;
    }

    @Override
    public int hashCode() {
        return Objects.hash(resource, javaType, model);
    }

    @Override
    public String toString() {
        return resource + " as " + model.getSimpleName();
    }
}
