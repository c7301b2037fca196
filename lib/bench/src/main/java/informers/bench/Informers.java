package informers.bench;

import informers.api.KubeObject;
import informers.api.PartialObjectMetadata;
import informers.api.Pod;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.compressed.CompressedIndexer;
import informers.handler.ResourceEventHandler;
import informers.handler.ResourceEventHandlerFuncs;
import informers.informer.InformerOptions;
import informers.informer.InformerParts;
import informers.informer.SharedIndexInformer;
import informers.listwatch.ListWatch;
import informers.store.IndexFunc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** This library, in its forms. */
final class Informers<T extends KubeObject> implements Contestant {
    private final ResourceType<T> type;
    private final Function<T, String> phase;
    private final Function<T, String> node;
    private final UnaryOperator<InformerOptions<T>> settings;
    private final boolean watchList;
    private final UnaryOperator<RestClient> clients;
    private final List<SharedIndexInformer<T>> informers = new ArrayList<>();
    private @Nullable RestClient client;

    private Informers(
            ResourceType<T> type,
            Function<T, String> phase,
            Function<T, String> node,
            UnaryOperator<InformerOptions<T>> settings,
            boolean watchList,
            UnaryOperator<RestClient> clients) {
        this.type = type;
        this.phase = phase;
        this.node = node;
        this.settings = settings;
        this.watchList = watchList;
        this.clients = clients;
    }

    static Informers<Pod> typed(UnaryOperator<InformerOptions<Pod>> settings, boolean watchList) {
        return new Informers<>(Pod.TYPE, Pod::phase, Pod::nodeName, settings, watchList, UnaryOperator.identity());
    }

    /** The server leaves managedFields out. */
    static Informers<Pod> dropped() {
        return new Informers<>(
                Pod.TYPE, Pod::phase, Pod::nodeName, options -> options, true, RestClient::withoutManagedFields);
    }

    static InformerOptions<Pod> withoutManagedFields(InformerOptions<Pod> options) {
        return options.withTransform(
                pod -> pod.edit().remove("metadata", "managedFields").build(Pod.TYPE));
    }

    static InformerOptions<Pod> compressed(InformerOptions<Pod> options) {
        return options.withParts(InformerParts.<Pod>standard().withIndexer(CompressedIndexer.of(Pod.TYPE)));
    }

    static Informers<Unstructured> unstructured() {
        return new Informers<>(
                ResourceType.dynamic(Pod.TYPE.resource()),
                object -> object.text("status", "phase").orElse(""),
                object -> object.text("spec", "nodeName").orElse(""),
                options -> options,
                true,
                UnaryOperator.identity());
    }

    static Informers<PartialObjectMetadata> metadata(boolean withoutManagedFields) {
        ResourceType<PartialObjectMetadata> type = ResourceType.metadata(Pod.TYPE.resource());
        UnaryOperator<InformerOptions<PartialObjectMetadata>> transform = options -> options.withTransform(
                object -> object.edit().remove("metadata", "managedFields").build(type));
        return new Informers<>(
                type,
                o -> "",
                o -> "",
                withoutManagedFields ? transform : options -> options,
                true,
                UnaryOperator.identity());
    }

    @Override
    public void start(String server, Handler handler) {
        client = clients.apply(RestClient.of(ClientConfig.of(server)));
        SharedIndexInformer<T> informer = informer("");
        informer.addEventHandler(reading(handler));
        informer.start();
    }

    private SharedIndexInformer<T> informer(String namespace) {
        InformerOptions<T> options = InformerOptions.of(
                        ListWatch.filtered(
                                java.util.Objects.requireNonNull(client), type, namespace, UnaryOperator.identity()),
                        type)
                .withIndexers(Map.of(IndexFunc.NAMESPACE, IndexFunc.namespace(), "app", IndexFunc.label("app")))
                .withReflector(reflector -> reflector.withUseWatchList(watchList));
        SharedIndexInformer<T> informer = new SharedIndexInformer<>(settings.apply(options));
        informers.add(informer);
        return informer;
    }

    private SharedIndexInformer<T> first() {
        return informers.get(0);
    }

    @Override
    public boolean hasSynced() {
        return informers.stream().allMatch(SharedIndexInformer::hasSynced);
    }

    @Override
    public void readAll(Handler handler) {
        first().indexer().list().forEach(object -> read(object, handler));
    }

    @Override
    public List<?> byApp(String app) {
        return first().indexer().byIndex("app", app);
    }

    @Override
    public boolean knows(String key) {
        return first().indexer().getByKey(key).isPresent();
    }

    @Override
    public void addHandler(Handler handler) {
        first().addEventHandler(counting(handler));
    }

    @Override
    public void startInformers(int count) {
        for (int i = 0; i < count; i++) {
            SharedIndexInformer<T> informer = informer("ns-" + i);
            informer.addEventHandler(counting(new Handler()));
            informer.start();
        }
    }

    private ResourceEventHandler<T> reading(Handler handler) {
        return callbacks(object -> handler.saw(object, this::read), handler::saw);
    }

    private void read(T object, Handler handler) {
        handler.read(object.labels().get("app"), phase.apply(object), node.apply(object));
    }

    private ResourceEventHandler<T> counting(Handler handler) {
        return callbacks(object -> handler.received(), handler::received);
    }

    private ResourceEventHandler<T> callbacks(Consumer<T> present, Runnable gone) {
        return new ResourceEventHandlerFuncs<T>()
                .onAdd(present)
                .onUpdate((before, now) -> present.accept(now))
                .onDelete(deleted -> gone.run());
    }
}
