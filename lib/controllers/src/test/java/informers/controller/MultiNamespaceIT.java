package informers.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import informers.api.ConfigMap;
import informers.api.Node;
import informers.controller.MultiNamespaceInformerFactory.Informers;
import informers.factory.FactoryOptions;
import informers.factory.SyncResult;
import informers.handler.ResourceEventHandlerFuncs;
import informers.store.IndexFunc;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MultiNamespaceIT extends Served {
    private static final Duration WAIT = Duration.ofSeconds(30);

    @BeforeEach
    void create() {
        clients.coreV1().configMaps("default").create(configMap("default", "mine"));
        clients.coreV1().configMaps("kube-system").create(configMap("kube-system", "mine"));
        clients.coreV1().configMaps("kube-public").create(configMap("kube-public", "hidden"));
    }

    @Test
    @DisplayName("C97 several namespaces behind one lister: their objects, and those of no other")
    void lister() throws InterruptedException {
        try (var factory = new MultiNamespaceInformerFactory(
                clients, List.of("default", "kube-system", "default"), FactoryOptions.DEFAULT)) {
            Informers<ConfigMap> maps = factory.informerFor(ConfigMap.TYPE);
            Informers<Node> nodes = factory.informerFor(Node.TYPE);
            Queue<String> added = new ConcurrentLinkedQueue<>();
            maps.addEventHandler(new ResourceEventHandlerFuncs<ConfigMap>().onAdd(map -> added.add(map.key())));
            assertThat(maps.hasSynced()).isFalse();
            factory.start();
            SyncResult result = factory.waitForCacheSync(WAIT);
            result.orThrow();
            assertThat(result.synced()).as("2 of ConfigMaps, 1 of nodes").isEqualTo(3);
            assertThat(maps.hasSynced()).isTrue();
            assertThat(factory.informerFor(ConfigMap.TYPE).byNamespace()).isEqualTo(maps.byNamespace());

            assertThat(maps.lister().list())
                    .extracting(ConfigMap::key)
                    .contains("default/mine", "kube-system/mine")
                    .noneMatch(key -> key.startsWith("kube-public/"));
            assertThat(maps.lister().namespace("default").get("mine")).isPresent();
            assertThat(maps.lister().namespace("kube-system").get("mine")).isPresent();
            assertThat(maps.lister().namespace("kube-system").list())
                    .extracting(ConfigMap::key)
                    .contains("kube-system/mine")
                    .allMatch(key -> key.startsWith("kube-system/"));
            assertThat(maps.lister().namespace("kube-public").get("hidden")).isEmpty();
            assertThat(maps.lister().namespace("kube-public").list()).isEmpty();
            assertThat(nodes.lister().list()).isNotEmpty();
            assertThat(nodes.byNamespace()).containsOnlyKeys("");

            clients.coreV1().configMaps("kube-system").create(configMap("kube-system", "later"));
            await().atMost(WAIT).until(() -> added.contains("kube-system/later"));
            assertThat(added).contains("default/mine", "kube-system/mine").doesNotContain("kube-public/hidden");
        }
    }

    @Test
    @DisplayName("C97 the view of several stores cannot be written, and has the version that all of them have reached")
    void view() throws InterruptedException {
        try (var factory =
                new MultiNamespaceInformerFactory(clients, List.of("default", "kube-system"), FactoryOptions.DEFAULT)) {
            Informers<ConfigMap> maps = factory.informerFor(ConfigMap.TYPE);
            NamespacedStores<ConfigMap> view = NamespacedStores.of(maps.byNamespace());
            assertThat(view.lastStoreSyncResourceVersion()).isEmpty();
            factory.start();
            factory.waitForCacheSync(WAIT).orThrow();
            ConfigMap later = clients.coreV1().configMaps("default").create(configMap("default", "later"));
            await().atMost(WAIT).until(() -> view.getByKey("default/later").isPresent());
            assertThat(maps.byNamespace().get("default").indexer().lastStoreSyncResourceVersion())
                    .isEqualTo(later.resourceVersion());
            assertThat(view.lastStoreSyncResourceVersion())
                    .isEqualTo(maps.byNamespace().get("kube-system").indexer().lastStoreSyncResourceVersion())
                    .isNotEqualTo(later.resourceVersion());
            assertThat(view.listKeys())
                    .contains("default/mine", "kube-system/mine")
                    .hasSameSizeAs(view.list());
            assertThat(view.get(later)).contains(later);
            assertThat(view.byIndex(IndexFunc.NAMESPACE, "default")).contains(later);
            assertThat(view.indexKeys(IndexFunc.NAMESPACE, "default")).contains("default/later");
            assertThat(view.listIndexFuncValues(IndexFunc.NAMESPACE)).contains("default", "kube-system");
            assertThat(view.index(IndexFunc.NAMESPACE, later)).contains(later);
            assertThatThrownBy(() -> view.delete(later)).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    @DisplayName("C97 refused: no namespace, an empty one, a second place for a namespace")
    void refused() {
        for (List<String> namespaces : List.of(List.<String>of(), List.of("default", ""))) {
            assertThatThrownBy(() -> new MultiNamespaceInformerFactory(clients, namespaces, FactoryOptions.DEFAULT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("one or more namespaces");
        }
        assertThatThrownBy(() -> new MultiNamespaceInformerFactory(
                        clients, List.of("default"), FactoryOptions.DEFAULT.withNamespace("other")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("options without a namespace");
    }

    @Test
    @DisplayName("C97 what has not synced is named with its namespace")
    void notSynced() throws InterruptedException {
        try (var factory =
                new MultiNamespaceInformerFactory(clients, List.of("default", "kube-system"), FactoryOptions.DEFAULT)) {
            factory.informerFor(ConfigMap.TYPE); // and never started
            SyncResult result = factory.waitForCacheSync(Duration.ofMillis(10));
            assertThat(result.allSynced()).isFalse();
            assertThat(result.missing().get(ConfigMap.TYPE.resource())).contains("in default: ", "in kube-system: ");
        }
    }
}
