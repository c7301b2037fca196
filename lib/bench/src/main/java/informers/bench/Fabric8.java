package informers.bench;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The fabric8 kubernetes-client, with its default HTTP client. It watches over HTTP, not over a WebSocket. */
final class Fabric8 implements Contestant {
    private @Nullable KubernetesClient client;
    private @Nullable SharedIndexInformer<Pod> first;
    private final List<SharedIndexInformer<Pod>> informers = new ArrayList<>();

    @Override
    public void start(String server, Handler handler) {
        Config config = new ConfigBuilder(Config.empty()).withMasterUrl(server).build();
        config.setOnlyHttpWatches(true);
        client = new KubernetesClientBuilder().withConfig(config).build();
        first = client.pods().inAnyNamespace().runnableInformer(0);
        informers.add(first);
        first.addIndexers(
                Map.of("app", pod -> List.of(pod.getMetadata().getLabels().get("app"))));
        first.addEventHandler(Callbacks.reading(handler));
        first.start();
    }

    private SharedIndexInformer<Pod> first() {
        return Objects.requireNonNull(first);
    }

    @Override
    public boolean hasSynced() {
        return informers.stream().allMatch(SharedIndexInformer::hasSynced);
    }

    @Override
    public void readAll(Handler handler) {
        first().getStore().list().forEach(pod -> read(pod, handler));
    }

    @Override
    public List<?> byApp(String app) {
        return first().getIndexer().byIndex("app", app);
    }

    @Override
    public boolean knows(String key) {
        return first().getStore().getByKey(key) != null;
    }

    @Override
    public void addHandler(Handler handler) {
        first().addEventHandler(Callbacks.counting(handler));
    }

    @Override
    public void startInformers(int count) {
        for (int i = 0; i < count; i++) {
            SharedIndexInformer<Pod> informer =
                    Objects.requireNonNull(client).pods().inNamespace("ns-" + i).runnableInformer(0);
            informers.add(informer);
            informer.addEventHandler(Callbacks.counting(new Handler()));
            informer.start();
        }
    }

    private static void read(Pod pod, Handler handler) {
        handler.read(
                pod.getMetadata().getLabels().get("app"),
                pod.getStatus().getPhase(),
                pod.getSpec().getNodeName());
    }

    private record Callbacks(Consumer<Pod> present, Runnable gone) implements ResourceEventHandler<Pod> {
        static Callbacks reading(Handler handler) {
            return new Callbacks(pod -> handler.saw(pod, Fabric8::read), handler::saw);
        }

        static Callbacks counting(Handler handler) {
            return new Callbacks(pod -> handler.received(), handler::received);
        }

        @Override
        public void onAdd(Pod pod) {
            present.accept(pod);
        }

        @Override
        public void onUpdate(Pod before, Pod now) {
            present.accept(now);
        }

        @Override
        public void onDelete(Pod pod, boolean finalStateUnknown) {
            gone.run();
        }
    }
}
