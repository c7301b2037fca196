package informers.bench;

import io.kubernetes.client.informer.ResourceEventHandler;
import io.kubernetes.client.informer.SharedIndexInformer;
import io.kubernetes.client.informer.SharedInformerFactory;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodList;
import io.kubernetes.client.util.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The official Java client. Its factory has one informer for each type, so here each informer has its own factory. */
final class Official implements Contestant {
    private @Nullable ApiClient client;
    private final List<SharedIndexInformer<V1Pod>> informers = new ArrayList<>();

    @Override
    public void start(String server, Handler handler) {
        client = Config.fromUrl(server, false);
        client.setReadTimeout(0); // as its manual says for informers
        CoreV1Api api = new CoreV1Api(client);
        SharedInformerFactory factory = new SharedInformerFactory(client);
        SharedIndexInformer<V1Pod> informer = factory.sharedIndexInformerFor(
                params -> api.listPodForAllNamespaces()
                        .resourceVersion(params.resourceVersion)
                        .timeoutSeconds(params.timeoutSeconds)
                        .watch(params.watch)
                        .buildCall(null),
                V1Pod.class,
                V1PodList.class,
                0,
                (type, failure) -> failure.printStackTrace());
        informer.addIndexers(
                Map.of("app", pod -> List.of(pod.getMetadata().getLabels().get("app"))));
        informer.addEventHandler(Callbacks.reading(handler));
        begin(factory, informer);
    }

    private void begin(SharedInformerFactory factory, SharedIndexInformer<V1Pod> informer) {
        informers.add(informer);
        factory.startAllRegisteredInformers();
    }

    @Override
    public boolean hasSynced() {
        return informers.stream().allMatch(SharedIndexInformer::hasSynced);
    }

    @Override
    public void readAll(Handler handler) {
        informers.get(0).getIndexer().list().forEach(pod -> read(pod, handler));
    }

    @Override
    public List<?> byApp(String app) {
        return informers.get(0).getIndexer().byIndex("app", app);
    }

    @Override
    public boolean knows(String key) {
        return informers.get(0).getIndexer().getByKey(key) != null;
    }

    @Override
    public void addHandler(Handler handler) {
        informers.get(0).addEventHandler(Callbacks.counting(handler));
    }

    @Override
    public void startInformers(int count) {
        CoreV1Api api = new CoreV1Api(Objects.requireNonNull(client));
        for (int i = 0; i < count; i++) {
            String namespace = "ns-" + i;
            SharedInformerFactory factory = new SharedInformerFactory(client);
            SharedIndexInformer<V1Pod> informer = factory.sharedIndexInformerFor(
                    params -> api.listNamespacedPod(namespace)
                            .resourceVersion(params.resourceVersion)
                            .timeoutSeconds(params.timeoutSeconds)
                            .watch(params.watch)
                            .buildCall(null),
                    V1Pod.class,
                    V1PodList.class);
            informer.addEventHandler(Callbacks.counting(new Handler()));
            begin(factory, informer);
        }
    }

    private static void read(V1Pod pod, Handler handler) {
        handler.read(
                pod.getMetadata().getLabels().get("app"),
                pod.getStatus().getPhase(),
                pod.getSpec().getNodeName());
    }

    private record Callbacks(Consumer<V1Pod> present, Runnable gone) implements ResourceEventHandler<V1Pod> {
        static Callbacks reading(Handler handler) {
            return new Callbacks(pod -> handler.saw(pod, Official::read), handler::saw);
        }

        static Callbacks counting(Handler handler) {
            return new Callbacks(pod -> handler.received(), handler::received);
        }

        @Override
        public void onAdd(V1Pod pod) {
            present.accept(pod);
        }

        @Override
        public void onUpdate(V1Pod before, V1Pod now) {
            present.accept(now);
        }

        @Override
        public void onDelete(V1Pod pod, boolean finalStateUnknown) {
            gone.run();
        }
    }
}
