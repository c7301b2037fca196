package informers.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.ConfigMap;
import informers.api.DeleteOptions;
import informers.api.Keys.ObjectName;
import informers.api.ListOptions;
import informers.api.Pod;
import informers.api.Status;
import informers.client.Clientset;
import informers.client.ResourceClient.DeleteResult;
import informers.client.config.ClientConfig;
import informers.store.ConsistencyStore;
import informers.store.ConsistencyStore.ConsistencyException;
import informers.store.Store;
import informers.store.Stores;
import informers.util.Concurrency;
import informers.watch.EventType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import replay.server.ReplayServer;

/** kubernetes/kubernetes#138724: the response to a DELETE has the resourceVersion of the deletion. */
@Timeout(60)
class DeleteVersionIT {
    private static ReplayServer server;

    @BeforeAll
    static void start() {
        server = ReplayServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ConfigMap configMap(String name) {
        return ConfigMap.TYPE.decode(("{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"" + name
                        + "\",\"namespace\":\"default\"}}")
                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName(
            "C72 a deletion can be recorded in a ConsistencyStore: its Status has the version of the DELETED event")
    void status() {
        try (Clientset clientset = Clientset.of(ClientConfig.of(server.newSession("demo")))) {
            var client = clientset.coreV1().configMaps("default");
            ConfigMap made = client.create(configMap("gone"));
            DeleteResult<ConfigMap> dry = client.delete("gone", DeleteOptions.DEFAULT.withDryRun(true));
            assertThat(dry.resourceVersion()).isEmpty();

            DeleteResult<ConfigMap> result = client.delete("gone");
            assertThat(result.status()).map(Status::resourceVersion).contains(result.resourceVersion());
            try (var watch = client.watch(
                    ListOptions.ALL.withResourceVersion(made.resourceVersion()).withTimeoutSeconds(5L))) {
                var event = watch.next().orElseThrow();
                assertThat(event.type()).isEqualTo(EventType.DELETED);
                assertThat(event.resourceVersion()).isEqualTo(result.resourceVersion());
            }

            Store<ConfigMap> cache = Stores.newStore();
            cache.replace(List.of(made), made.resourceVersion());
            ConsistencyStore writes = ConsistencyStore.of(
                    Map.of(ConfigMap.TYPE.resource(), cache::lastStoreSyncResourceVersion), Concurrency.threads());
            ObjectName owner = new ObjectName("", "default");
            writes.wroteAt(owner, "uid", ConfigMap.TYPE.resource(), result.resourceVersion());
            assertThatThrownBy(() -> writes.ensureReady(owner)).isInstanceOf(ConsistencyException.class);
            cache.bookmark(result.resourceVersion());
            assertThatCode(() -> writes.ensureReady(owner)).doesNotThrowAnyException();
        }
    }

    @Test
    @DisplayName("C72 an object that the response returns has the version of its deletion")
    void object() {
        try (Clientset clientset = Clientset.of(ClientConfig.of(server.newSession("demo")))) {
            var client = clientset.coreV1().pods("default");
            Pod pod = client.list().items().get(0);
            DeleteResult<Pod> result = client.delete(pod.name());
            assertThat(result.object()).isPresent();
            assertThat(Long.parseLong(result.resourceVersion())).isGreaterThan(Long.parseLong(pod.resourceVersion()));
        }
    }

    @Test
    @DisplayName("C72 a server before 1.38 sends no version with the Status")
    void oldServer() {
        Status old = Status.parse("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Success\"}"
                .getBytes(StandardCharsets.UTF_8));
        assertThat(old.resourceVersion()).isEmpty();
    }
}
