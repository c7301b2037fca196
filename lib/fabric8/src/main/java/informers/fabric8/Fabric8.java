package informers.fabric8;

import com.fasterxml.jackson.annotation.JsonInclude;
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.model.Codec;
import informers.model.Model;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the classes of fabric8's {@code kubernetes-model-*} types of this library, and those of its custom resources ({@code
 * CustomResource}).
 *
 * <pre>{@code
 * var jobs = factory.informerFor(Fabric8.type(Job.class));
 * jobs.lister().namespace("default").get("backup").map(Model::get).map(Job::getStatus);
 *
 * var client = new ResourceClient<>(rest, Fabric8.type(Job.class), "default");
 * client.create(Fabric8.of(new JobBuilder().withNewMetadata().withName("backup")...build()));
 * client.update(client.get("backup").with(job -> job.edit().editSpec().withSuspend(true).endSpec().build()));
 * }</pre>
 *
 * <p>The objects of this library keep the server's bytes; {@link Model#get} makes a fabric8 object of them, a new one at each call, which
 * you may change. Fields that fabric8's classes do not have are kept, also in an update.
 *
 * <p>Thread-safe, sends no requests. Null is rejected. Uses neither fabric8's client nor its serialization.
 */
public final class Fabric8 {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final Map<Class<?>, ResourceType<?>> TYPES = new ConcurrentHashMap<>();

    private Fabric8() {}

    /**
     * Returns the type of a class. Resource and kind come from its annotations {@code @Group}, {@code @Version}, {@code @Plural} and {@code
     * @Kind}; it is namespaced if it implements {@link Namespaced}.
     *
     * @param <M> the class
     * @param model such as {@code Job.class}
     * @return the type, for clients and factories; the same one at each call
     * @throws IllegalArgumentException if the class does not name its version
     */
    @SuppressWarnings("unchecked") // the type was made for this class
    public static <M extends HasMetadata> ResourceType<Model<M>> type(Class<M> model) {
        return (ResourceType<Model<M>>) TYPES.computeIfAbsent(model, any -> newType(model));
    }

    private static <M extends HasMetadata> ResourceType<Model<M>> newType(Class<M> model) {
        String group = HasMetadata.getGroup(model);
        String version = HasMetadata.getVersion(model);
        if (version == null) {
            throw new IllegalArgumentException("expected a class with the annotation @Version, found " + model.getName()
                    + ". Use a concrete kind, such as Job.class.");
        }
        return Model.type(
                new GroupVersionResource(group == null ? "" : group, version, HasMetadata.getPlural(model)),
                HasMetadata.getKind(model),
                Namespaced.class.isAssignableFrom(model),
                model,
                codec(model));
    }

    /**
     * Returns an object for a fabric8 object, for example to create it.
     *
     * @param <M> the class
     * @param value the fabric8 object, with its metadata; later changes to it do not change the result
     * @return the object
     */
    @SuppressWarnings("unchecked") // a builder returns an object of this class
    public static <M extends HasMetadata> Model<M> of(M value) {
        return Model.of(type((Class<M>) value.getClass()), value);
    }

    private static <M> Codec<M> codec(Class<M> model) {
        return new Codec<>() {
            @Override
            public M read(byte[] json) throws IOException {
                try {
                    return MAPPER.readValue(json, model);
                } catch (JacksonException e) {
                    throw new IOException(e.getOriginalMessage(), e);
                }
            }

            @Override
            public byte[] write(M value) throws IOException {
                try {
                    return MAPPER.writeValueAsBytes(value);
                } catch (JacksonException e) {
                    throw new IOException(e.getOriginalMessage(), e);
                }
            }
        };
    }
}
