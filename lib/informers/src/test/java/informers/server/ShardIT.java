package informers.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import informers.api.ConfigMap;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.ShardSelector;
import informers.api.ShardSelector.Field;
import informers.client.Clientset;
import informers.client.config.ClientConfig;
import informers.client.rest.ApiException;
import informers.factory.FactoryOptions;
import informers.factory.SharedInformerFactory;
import informers.listwatch.ListWatch;
import informers.listwatch.ListerWatcher;
import informers.watch.EventType;
import informers.watch.Watch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import replay.server.ReplayServer;

/** KEP-5866: sharded lists and watches, on a server that knows them and on one that does not. */
@Timeout(60)
class ShardIT {
    private static final int SHARDS = 3;
    private static ReplayServer server;

    private final Clientset clientset = Clientset.of(ClientConfig.of(server.newSession("demo")));

    @BeforeAll
    static void start() {
        server = ReplayServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void close() {
        clientset.close();
    }

    private static ShardSelector shard(int index) {
        return ShardSelector.of(Field.UID, index, SHARDS);
    }

    private static List<String> names(List<ConfigMap> maps) {
        return maps.stream().map(ConfigMap::key).toList();
    }

    private ObjectList<ConfigMap> list(String selector) {
        return clientset.coreV1().configMaps("").list(ListOptions.ALL.withShardSelector(selector));
    }

    private void create(int count) {
        for (int i = 0; i < count; i++) {
            clientset
                    .coreV1()
                    .configMaps("default")
                    .create(ConfigMap.TYPE.decode(
                            ("{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"m" + i
                                            + "\",\"namespace\":\"default\"}}")
                                    .getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    @DisplayName("C75 the server lists and watches one shard; the shards together are all objects")
    void server() {
        create(12);
        ObjectList<ConfigMap> all = list("");
        assertThat(all.shardSelector()).isEmpty();
        List<String> together = new ArrayList<>();
        for (int i = 0; i < SHARDS; i++) {
            ObjectList<ConfigMap> one = list(shard(i).toString().replace(" ", ""));
            assertThat(one.shardSelector()).as("the canonical form").isEqualTo(shard(i).toString());
            assertThat(one.items()).isNotEmpty().allMatch(shard(i)::matches);
            together.addAll(names(one.items()));
            try (Watch<ConfigMap> watch = clientset
                    .coreV1()
                    .configMaps("")
                    .watch(ListOptions.ALL
                            .withShardSelector(shard(i).toString())
                            .withTimeoutSeconds(1L))) {
                List<String> added = new ArrayList<>();
                for (var event = watch.next(); event.isPresent(); event = watch.next()) {
                    if (event.get().type() == EventType.ADDED) {
                        added.add(event.get().object().key());
                    }
                }
                assertThat(added).containsExactlyInAnyOrderElementsOf(names(one.items()));
            }
        }
        assertThat(together).containsExactlyInAnyOrderElementsOf(names(all.items()));
    }

    @Test
    @DisplayName("C75 a malformed selector is answered with 500 and no reason, as 1.36 does")
    void malformed() {
        ApiException refused = catchThrowableOfType(ApiException.class, () -> list("shardRange(x)"));
        assertThat(refused.code()).isEqualTo(500);
        assertThat(refused.status().reason()).isEmpty();
    }

    @Test
    @DisplayName("C75 a factory's caches have one shard each, also streamed")
    void factories() throws InterruptedException {
        create(12);
        for (boolean stream : List.of(true, false)) {
            TreeSet<String> together = new TreeSet<>();
            for (int i = 0; i < SHARDS; i++) {
                try (SharedInformerFactory factory = new SharedInformerFactory(
                        clientset,
                        FactoryOptions.DEFAULT.withShardSelector(shard(i)).withUseWatchList(stream))) {
                    var maps = factory.informerFor(ConfigMap.TYPE);
                    factory.start();
                    factory.waitForCacheSync(Duration.ofSeconds(30)).orThrow();
                    assertThat(maps.lister().list()).isNotEmpty().allMatch(shard(i)::matches);
                    together.addAll(names(maps.lister().list()));
                }
            }
            assertThat(together).containsExactlyElementsOf(new TreeSet<>(names(list("").items())));
        }
    }

    /** A server before 1.36: it ignores the parameter. */
    private ListerWatcher<ConfigMap> oldServer() {
        return ListWatch.filtered(clientset.rest(), ConfigMap.TYPE, "", options -> options.withShardSelector(""));
    }

    @Test
    @DisplayName("C76 what a server that knows no shards sends is filtered: lists, events, and no bookmark or error")
    void filtered() {
        create(12);
        List<String> together = new ArrayList<>();
        for (int i = 0; i < SHARDS; i++) {
            ListerWatcher<ConfigMap> one = ListWatch.sharded(oldServer(), shard(i));
            ObjectList<ConfigMap> list = one.list(ListOptions.ALL.withLimit(5));
            assertThat(list.remainingItemCount()).isEqualTo(-1);
            assertThat(list.continueToken()).as("pages as the server cut them").isNotEmpty();
            List<ConfigMap> items = one.list(ListOptions.ALL).items();
            assertThat(items).isNotEmpty().allMatch(shard(i)::matches);
            together.addAll(names(items));
            List<EventType> others = new ArrayList<>();
            List<String> added = new ArrayList<>();
            try (ListerWatcher.Scope<ConfigMap> scope = one.scope();
                    Watch<ConfigMap> watch = scope.watch(ListOptions.ALL
                            .withSendInitialEvents(true)
                            .withResourceVersionMatch("NotOlderThan")
                            .withAllowWatchBookmarks(true)
                            .withTimeoutSeconds(1L))) {
                for (var event = watch.next(); event.isPresent(); event = watch.next()) {
                    if (event.get().type() == EventType.ADDED) {
                        added.add(event.get().object().key());
                    } else {
                        others.add(event.get().type());
                    }
                }
            }
            assertThat(added).containsExactlyInAnyOrderElementsOf(names(items));
            assertThat(others).containsOnly(EventType.BOOKMARK).isNotEmpty();
        }
        assertThat(together).containsExactlyInAnyOrderElementsOf(names(list("").items()));
    }
}
