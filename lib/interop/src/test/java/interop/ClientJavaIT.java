package interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import informers.junit.ReplayCluster;
import informers.junit.ReplayedCluster;
import io.kubernetes.client.custom.V1Patch;
import io.kubernetes.client.informer.ResourceEventHandler;
import io.kubernetes.client.informer.SharedIndexInformer;
import io.kubernetes.client.informer.SharedInformerFactory;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ConfigMapList;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodList;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.Config;
import io.kubernetes.client.util.generic.GenericKubernetesApi;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** io.kubernetes:client-java. */
@Timeout(900)
class ClientJavaIT {
    private static ApiClient client(String session) {
        ApiClient client = new ClientBuilder().setBasePath(session).build();
        client.setReadTimeout(0); // its informers ask for that
        return client;
    }

    @Test
    @ReplayCluster(tape = "rollout")
    @DisplayName("an informer receives each recorded event once, and lists no more often than its watches time out")
    void informer(ReplayedCluster cluster) throws Exception {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        ApiClient client = client(cluster.url());
        SharedInformerFactory factory = new SharedInformerFactory(client);
        SharedIndexInformer<V1Pod> pods = factory.sharedIndexInformerFor(
                new GenericKubernetesApi<>(V1Pod.class, V1PodList.class, "", "v1", "pods", client),
                V1Pod.class,
                0,
                "default");
        pods.addEventHandler(new ResourceEventHandler<>() {
            @Override
            public void onAdd(V1Pod pod) {
                seen.add("ADDED " + pod.getMetadata().getResourceVersion());
            }

            @Override
            public void onUpdate(V1Pod before, V1Pod pod) {
                seen.add("MODIFIED " + pod.getMetadata().getResourceVersion());
            }

            @Override
            public void onDelete(V1Pod pod, boolean unknown) {
                seen.add("DELETED " + pod.getMetadata().getResourceVersion());
            }
        });
        factory.startAllRegisteredInformers();
        Replays.watchStory(seen);
        factory.stopAllRegisteredInformers();
        Replays.report("client-java informer", cluster);
        assertThat(cluster.counts().of("LIST")).isEqualTo(1);
        assertThat(cluster.counts().of("WATCH"))
                .as("its watches last 5 to 10 minutes, and continue from the last version")
                .isLessThanOrEqualTo(1 + Replays.WATCH.toMinutes() / 5);
    }

    @Test
    @ReplayCluster(tape = "empty")
    @DisplayName(
            "a cluster of @ReplayCluster by its kubeconfig: an informer survives a cut and a 410; 429 and 409 arrive")
    void faults(ReplayedCluster cluster) throws Exception {
        ApiClient client = Config.fromConfig(new StringReader(cluster.kubeconfig()));
        client.setReadTimeout(0);
        var maps = new GenericKubernetesApi<>(V1ConfigMap.class, V1ConfigMapList.class, "", "v1", "configmaps", client);
        SharedInformerFactory factory = new SharedInformerFactory(client);
        SharedIndexInformer<V1ConfigMap> informer =
                factory.sharedIndexInformerFor(maps, V1ConfigMap.class, 0, "default");
        factory.startAllRegisteredInformers();
        try {
            await().until(informer::hasSynced);
            for (int status : new int[] {429, 409}) {
                cluster.faults().refuse(status, 1, "create", "configmaps");
                assertThat(maps.create(map("refused")).getHttpStatusCode()).isEqualTo(status);
            }
            cluster.faults().delayEvents(Duration.ofMillis(500));
            maps.create(map("late"));
            assertThat(informer.getIndexer().getByKey("default/late")).isNull();
            await().untilAsserted(() ->
                    assertThat(informer.getIndexer().getByKey("default/late")).isNotNull());
            cluster.faults().cut();
            maps.create(map("after-cut"));
            await().untilAsserted(() -> assertThat(informer.getIndexer().getByKey("default/after-cut"))
                    .isNotNull());
            cluster.faults().expire();
            maps.create(map("after-410"));
            await().untilAsserted(() -> assertThat(informer.getIndexer().getByKey("default/after-410"))
                    .isNotNull());
        } finally {
            factory.stopAllRegisteredInformers();
        }
        Replays.report("client-java under faults", cluster);
    }

    private static V1ConfigMap map(String name) {
        return new V1ConfigMap().metadata(new V1ObjectMeta().name(name).namespace("default"));
    }

    @Test
    @ReplayCluster
    @DisplayName("lists, creates, patches, sees a conflict, deletes")
    void readsAndWrites(ReplayedCluster cluster) {
        ApiClient client = client(cluster.url());
        var pods = new GenericKubernetesApi<>(V1Pod.class, V1PodList.class, "", "v1", "pods", client);
        assertThat(pods.list().getObject().getItems()).hasSize(15);

        var maps = new GenericKubernetesApi<>(V1ConfigMap.class, V1ConfigMapList.class, "", "v1", "configmaps", client);
        V1ConfigMap map = new V1ConfigMap()
                .metadata(
                        new V1ObjectMeta().name("interop").namespace("default").finalizers(List.of("example.com/hold")))
                .data(Map.of("a", "1"));
        V1ConfigMap created = maps.create(map).getObject();
        assertThat(maps.create(map).getHttpStatusCode()).isEqualTo(409);
        V1ConfigMap patched = maps.patch(
                        "default",
                        "interop",
                        V1Patch.PATCH_FORMAT_JSON_MERGE_PATCH,
                        new V1Patch("{\"data\":{\"b\":\"2\"}}"))
                .getObject();
        assertThat(patched.getData()).containsOnlyKeys("a", "b");
        created.putDataItem("c", "3");
        assertThat(maps.update(created).getHttpStatusCode()).isEqualTo(409);
        assertThat(maps.delete("default", "interop").isSuccess()).isTrue();
        assertThat(maps.get("default", "interop").getObject().getMetadata().getDeletionTimestamp())
                .isNotNull();
        assertThat(maps.patch(
                                "default",
                                "interop",
                                V1Patch.PATCH_FORMAT_JSON_MERGE_PATCH,
                                new V1Patch("{\"metadata\":{\"finalizers\":null}}"))
                        .isSuccess())
                .isTrue();
        assertThat(maps.get("default", "interop").getHttpStatusCode()).isEqualTo(404);
    }
}
