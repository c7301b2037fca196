package replay.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.ConfigMap;
import informers.api.ListOptions;
import informers.api.Unstructured;
import informers.client.Clientset;
import informers.client.ResourceClient;
import informers.client.config.ClientConfig;
import informers.client.rest.ApiException;
import informers.client.rest.RateLimit;
import informers.client.rest.RestClient;
import informers.watch.EventType;
import informers.watch.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What can be made to go wrong in a session, as its clients see it. */
@Timeout(60)
class SessionFaultsIT {
    private static final Duration LATE = Duration.ofMillis(700);

    private final String url = SharedServer.get().newSession("demo");
    private final SessionFaults faults = SharedServer.get().faults(url);
    private final RestClient rest = RestClient.of(ClientConfig.of(url)).withRateLimit(RateLimit.NONE);
    private final ResourceClient<ConfigMap> maps = new Clientset(rest).coreV1().configMaps("default");

    @AfterEach
    void close() {
        rest.close();
        SharedServer.get().endSession(url);
    }

    private ConfigMap create(String name) {
        return maps.create(Unstructured.fromYaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + "}}")
                .edit()
                .build(ConfigMap.TYPE));
    }

    private Watch<ConfigMap> watch() {
        return maps.watch(ListOptions.ALL.withResourceVersion(maps.list().resourceVersion()));
    }

    @Test
    void requestsAreRefusedAsOftenAsWasAsked() {
        faults.refuse(409, 1, "create", "configmaps");
        faults.refuse(500, 1, "create", "configmaps");
        assertThatThrownBy(() -> create("a"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status().reason()).isEqualTo("AlreadyExists"));
        assertThatThrownBy(() -> create("a"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(500));
        create("a");

        faults.refuse(409, 9, "*", "configmaps");
        assertThatThrownBy(maps::list)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status().reason()).isEqualTo("Conflict"));
        faults.clear();
        maps.list();
    }

    @Test
    void aCutWatchEndsAndTheNextOneContinues() throws Exception {
        try (Watch<ConfigMap> watch = watch()) {
            ConfigMap created = create("a");
            assertThat(watch.next().orElseThrow().object()).isEqualTo(created);
            faults.cut();
            assertThat(watch.next()).isEmpty();
            ConfigMap missed = create("b");
            try (Watch<ConfigMap> next = maps.watch(ListOptions.ALL.withResourceVersion(created.resourceVersion()))) {
                assertThat(next.next().orElseThrow().object()).isEqualTo(missed);
            }
        }
    }

    @Test
    void anExpiredWatchEndsWith410AndItsVersionIsForgotten() throws Exception {
        String before = maps.list().resourceVersion();
        try (Watch<ConfigMap> watch = watch()) {
            create("a");
            assertThat(watch.next().orElseThrow().type()).isEqualTo(EventType.ADDED);
            faults.expire();
            assertThat(watch.next().orElseThrow().status().orElseThrow().code()).isEqualTo(410);
            assertThat(watch.next()).isEmpty();
        }
        try (Watch<ConfigMap> old = maps.watch(ListOptions.ALL.withResourceVersion(before))) {
            assertThat(old.next().orElseThrow().status().orElseThrow().code()).isEqualTo(410);
        }
    }

    @Test
    void eventsAreLateInOrderUntilItIsCleared() throws Exception {
        try (Watch<ConfigMap> watch = watch()) {
            faults.delayEvents(LATE);
            long from = System.nanoTime();
            create("a");
            assertThat(watch.next().orElseThrow().object().name()).isEqualTo("a");
            assertThat(System.nanoTime() - from).isGreaterThanOrEqualTo(LATE.toNanos());

            faults.delayEvents(Duration.ofHours(1));
            create("b");
            faults.delayEvents(Duration.ZERO);
            create("c");
            faults.clear();
            List<String> names = new ArrayList<>();
            names.add(watch.next().orElseThrow().object().name());
            names.add(watch.next().orElseThrow().object().name());
            assertThat(names).containsExactly("b", "c");
        }
    }

    @Test
    void responsesAreLateAndShowWhatWasThen() {
        faults.delayResponses(LATE);
        long from = System.nanoTime();
        maps.list();
        assertThat(System.nanoTime() - from).isGreaterThanOrEqualTo(LATE.toNanos());
        faults.clear();
    }

    @Test
    void listsOfAnyVersionShowAnOldState() {
        create("old");
        faults.staleLists();
        create("new");
        ListOptions any = ListOptions.ALL.withResourceVersion("0");
        assertThat(maps.list(any).items())
                .extracting(ConfigMap::name)
                .contains("old")
                .doesNotContain("new");
        assertThat(maps.list().items()).extracting(ConfigMap::name).contains("old", "new");
        assertThat(maps.get("new").name()).isEqualTo("new");

        faults.expire(); // the old state is forgotten
        assertThat(maps.list(any).items()).extracting(ConfigMap::name).contains("old", "new");
        create("newer");
        assertThat(maps.list(any).items()).extracting(ConfigMap::name).doesNotContain("newer");
        faults.clear();
        assertThat(maps.list(any).items()).extracting(ConfigMap::name).contains("newer");
    }

    @Test
    void aSessionThatWasEndedIsGone() {
        String other = SharedServer.get().newSession("demo");
        SharedServer.get().endSession(other);
        try (RestClient client = RestClient.of(ClientConfig.of(other))) {
            assertThatThrownBy(
                            () -> new Clientset(client).coreV1().pods("default").list())
                    .hasMessageContaining("was removed");
        }
        assertThatThrownBy(() -> SharedServer.get().faults(other)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThatThrownBy(() -> faults.refuse(410, 1, "*", "*")).hasMessageContaining("expire()");
        assertThatThrownBy(() -> faults.refuse(429, 0, "*", "*")).hasMessageContaining("at least one");
        assertThatThrownBy(() -> faults.delayEvents(Duration.ofSeconds(-1))).hasMessageContaining("at least 0");
        assertThatThrownBy(() -> SharedServer.get().faults("http://x/")).hasMessageContaining("newSession()");
    }
}
