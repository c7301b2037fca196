package informers.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.DecodeException;
import informers.api.GroupVersionKind;
import informers.api.GroupVersionResource;
import informers.api.Json;
import informers.api.KubeObject;
import informers.api.ObjectJson;
import informers.api.ResourceType;
import java.io.IOException;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A Kubernetes object with a value of a Java class. The object keeps the bytes that the server sent, so fields that the class does not
 * have are not lost, also when a changed value is written back.
 *
 * <pre>{@code
 * record Widget(WidgetSpec spec, WidgetStatus status) {}
 *
 * static final ResourceType<Model<Widget>> WIDGETS =
 *         Model.type(new GroupVersionResource("example.com", "v1", "widgets"), "Widget", true, Widget.class);
 *
 * Model<Widget> widget = client.get("w-1");
 * client.updateStatus(widget.with(new Widget(widget.get().spec(), new WidgetStatus("painted"))));
 * }</pre>
 *
 * <p>Immutable and thread-safe. Null is rejected.
 *
 * @param <M> the class of the value: a record, or any class that its codec reads. It may have all fields of the object or some
 */
public final class Model<M> extends KubeObject {
    private final Codec<M> codec;
    private final Class<M> model;

    private Model(ObjectJson json, Codec<M> codec, Class<M> model) {
        super(json);
        this.codec = codec;
        this.model = model;
    }

    /**
     * Returns the type of a resource whose values Jackson reads and writes: unknown fields are ignored when a value is read, and fields
     * that are null are not written.
     *
     * <p>In a program with modules, the package of the class must be open to {@code com.fasterxml.jackson.databind}.
     *
     * @param <M> the class of the values
     * @param resource the resource
     * @param kind the kind of its objects
     * @param namespaced whether its objects are in namespaces
     * @param model the class of the values
     * @return the type, for clients and factories
     */
    public static <M> ResourceType<Model<M>> type(
            GroupVersionResource resource, String kind, boolean namespaced, Class<M> model) {
        return type(resource, kind, namespaced, model, jackson(Json.mapper(), model));
    }

    /**
     * Returns the type of a resource with a codec.
     *
     * @param <M> the class of the values
     * @param resource the resource
     * @param kind the kind of its objects
     * @param namespaced whether its objects are in namespaces
     * @param model the class of the values
     * @param codec reads and writes them
     * @return the type, for clients and factories
     */
    public static <M> ResourceType<Model<M>> type(
            GroupVersionResource resource, String kind, boolean namespaced, Class<M> model, Codec<M> codec) {
        Objects.requireNonNull(codec, "codec");
        return ResourceType.typed(
                resource, kind, namespaced, Model.javaType(), model, json -> new Model<>(json, codec, model));
    }

    /**
     * Returns a codec for Jackson.
     *
     * @param <M> the class of the values
     * @param mapper a mapper, for example with modules for dates; a copy of it ignores unknown fields and writes no nulls
     * @param model the class of the values
     * @return the codec
     */
    public static <M> Codec<M> jackson(ObjectMapper mapper, Class<M> model) {
        ObjectMapper own = mapper.copy()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        return new Codec<>() {
            @Override
            public M read(byte[] json) throws IOException {
                return own.readValue(json, model);
            }

            @Override
            public byte[] write(M value) throws JsonProcessingException {
                return own.writeValueAsBytes(value);
            }
        };
    }

    @SuppressWarnings("unchecked") // a class has no type arguments
    private static <M> Class<Model<M>> javaType() {
        return (Class<Model<M>>) (Class<?>) Model.class;
    }

    /**
     * Creates an object that is not stored yet, from a value that contains its metadata.
     *
     * @param <M> the class of the value
     * @param type the type of the object; its kind and apiVersion replace those of the value
     * @param value the value
     * @return the object
     * @throws IllegalArgumentException if the value cannot be written
     */
    public static <M> Model<M> of(ResourceType<Model<M>> type, M value) {
        return empty(type).with(value);
    }

    /**
     * Creates an object that is not stored yet.
     *
     * @param <M> the class of the value
     * @param type the type of the object
     * @param namespace its namespace; {@code ""} for a cluster-scoped object
     * @param name its name
     * @param value the value; its metadata, if it has any, are kept, except for namespace and name
     * @return the object
     * @throws IllegalArgumentException if the value cannot be written
     */
    public static <M> Model<M> of(ResourceType<Model<M>> type, String namespace, String name, M value) {
        var edit = of(type, value).edit().set(name, "metadata", "name");
        if (!namespace.isEmpty()) {
            edit.set(namespace, "metadata", "namespace");
        }
        return edit.build(type);
    }

    private static <M> Model<M> empty(ResourceType<Model<M>> type) {
        GroupVersionKind kind = Objects.requireNonNull(type.kind(), "expected a type of Model.type(...)");
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", kind.apiVersion())
                .put("kind", kind.kind());
        json.putObject("metadata");
        return type.decode(Json.bytes(json));
    }

    /**
     * Returns the value: a new one at each call, so that changing it changes nobody else's. Reading it costs as much as decoding the
     * object; keep the result while you work with it.
     *
     * @return the value
     * @throws DecodeException if the object does not fit the class
     */
    public M get() {
        try {
            return codec.read(json());
        } catch (IOException e) {
            String problem = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            throw new DecodeException("expected " + this + " to fit " + model.getName() + ", but " + problem);
        }
    }

    /**
     * Returns a copy with another value. What differs between {@link #get} and the new value is changed; all else is kept as the server
     * sent it, also in elements of lists, as far as they can be recognised: by equality, then by their {@code name}, {@code type} or {@code
     * key}, then by their place in a list of the same length. Kind and apiVersion stay.
     *
     * @param value the new value
     * @return the copy
     * @throws IllegalArgumentException if the value cannot be written
     * @throws DecodeException if the object does not fit the class
     */
    public Model<M> with(M value) {
        boolean isNew = resourceVersion().isEmpty() && name().isEmpty();
        JsonNode before = isNew ? JsonNodeFactory.instance.objectNode() : written(get());
        JsonNode after = written(value);
        ObjectNode merged = (ObjectNode) Changes.merge(tree(), before, after);
        merged.put("apiVersion", apiVersion()).put("kind", kind());
        return new Model<>(ObjectJson.parse(Json.bytes(merged)), codec, model);
    }

    /**
     * Returns a copy with a value that is computed from the present one.
     *
     * @param change returns the new value; may change its argument and return it
     * @return the copy
     */
    public Model<M> with(UnaryOperator<M> change) {
        return with(change.apply(get()));
    }

    private JsonNode written(M value) {
        try {
            JsonNode tree = Json.tree(codec.write(Objects.requireNonNull(value, "value")));
            if (!tree.isObject()) {
                throw new IllegalArgumentException(
                        "expected " + model.getName() + " to be written as a JSON object, found " + tree.getNodeType());
            }
            return tree;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "expected a value of " + model.getName() + " that can be written: " + e.getMessage(), e);
        }
    }
}
