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
        first.addEventHandler(new Reading(handler));
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
        first().getStore()
                .list()
                .forEach(pod -> handler.read(
                        pod.getMetadata().getLabels().get("app"),
                        pod.getStatus().getPhase(),
                        pod.getSpec().getNodeName()));
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
        first().addEventHandler(new Counting(handler));
    }

    @Override
    public void startInformers(int count) {
        for (int i = 0; i < count; i++) {
            SharedIndexInformer<Pod> informer =
                    Objects.requireNonNull(client).pods().inNamespace("ns-" + i).runnableInformer(0);
            informers.add(informer);
            informer.addEventHandler(new Counting(new Handler()));
            informer.start();
        }
    }

    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::close);
        if (client != null) {
            client.close();
        }
    }

    private record Reading(Handler handler) implements ResourceEventHandler<Pod> {
        private void read(Pod pod) {
            if (handler.isReading()) {
                handler.saw(
                        pod.getMetadata().getLabels().get("app"),
                        pod.getStatus().getPhase(),
                        pod.getSpec().getNodeName());
            } else {
                handler.saw();
            }
        }

        @Override
        public void onAdd(Pod pod) {
            read(pod);
        }

        @Override
        public void onUpdate(Pod before, Pod now) {
            read(now);
        }

        @Override
        public void onDelete(Pod pod, boolean finalStateUnknown) {
            handler.saw();
        }
    }

    private record Counting(Handler handler) implements ResourceEventHandler<Pod> {
        @Override
        public void onAdd(Pod pod) {
            handler.received();
        }

        @Override
        public void onUpdate(Pod before, Pod now) {
            handler.received();
        }

        @Override
        public void onDelete(Pod pod, boolean finalStateUnknown) {
            handler.received();
        }
    }
}
