package informers.snapshot;

import static informers.testkit.SeededRuns.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.ConfigMap;
import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.Pod;
import informers.api.ResourceType;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.handler.ResourceEventHandlerFuncs;
import informers.informer.InformerOptions;
import informers.informer.SharedIndexInformer;
import informers.testkit.FakeControllerSource;
import informers.testkit.RecordingHandler;
import informers.testkit.SeededRuns;
import informers.util.Concurrency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An informer that starts from a snapshot shows what it has shown last, and continues. */
class SnapshotListWatchTest {
    private static final String ID = "pods of this test";

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("pods");
    }

    private SnapshotListWatch<Pod> open(FakeControllerSource<Pod> server) {
        try {
            return new SnapshotListWatch<>(SnapshotOptions.of(file(), ""), ID, server, Pod.TYPE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static SharedIndexInformer<Pod> informer(
            SnapshotListWatch<Pod> pods, Concurrency concurrency, boolean streamed) {
        return new SharedIndexInformer<>(InformerOptions.of(pods, Pod.TYPE)
                .withConcurrency(concurrency)
                .withReflector(reflector -> reflector.withUseWatchList(streamed)));
    }

    private static Map<String, String> versions(List<? extends KubeObject> objects) {
        return objects.stream().collect(Collectors.toMap(KubeObject::key, KubeObject::resourceVersion));
    }

    private Saved content() {
        try {
            return Saved.in(file(), ID);
        } catch (IOException | RecordFormat.DamagedException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs an informer until it has settled, then closes it and its snapshot. Returns what it had in its store. */
    private Map<String, String> run(
            FakeControllerSource<Pod> server, Concurrency concurrency, boolean streamed, Runnable meanwhile)
            throws InterruptedException {
        try (SnapshotListWatch<Pod> pods = open(server);
                SharedIndexInformer<Pod> informer = informer(pods, concurrency, streamed)) {
            informer.start();
            settle(concurrency);
            meanwhile.run();
            concurrency.sleep(Duration.ofMinutes(2)); // for backoffs
            return versions(informer.store().list());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("a restarted informer sends no list, shows what it has shown, and then what happened in between")
    void restart(boolean streamed) {
        SeededRuns.run(3, concurrency -> {
            file().toFile().delete(); // of the seed before
            FakeControllerSource<Pod> server = new FakeControllerSource<>(Pod.TYPE, concurrency);
            server.add("stays", "Running");
            server.add("goes", "Running");
            Map<String, String> shown = run(server, concurrency, streamed, () -> {
                server.modify("stays", "Failed");
                server.add("late", "Running");
                server.delete("goes");
            });
            assertThat(shown).hasSize(2);
            int before = server.requests().size();
            Map<String, String> between =
                    versions(List.of(server.modify("late", "Failed"), server.add("new", "Running")));

            List<String> first = new ArrayList<>();
            try (SnapshotListWatch<Pod> pods = open(server);
                    SharedIndexInformer<Pod> informer = informer(pods, concurrency, streamed)) {
                assertThat(pods.isRestored()).isTrue();
                informer.addEventHandler(new RecordingHandler<Pod>() {
                    @Override
                    public void onAdd(Pod pod, boolean isInInitialList) {
                        super.onAdd(pod, isInInitialList);
                        if (isInInitialList) {
                            first.add(pod.key() + "@" + pod.resourceVersion());
                        }
                    }
                });
                informer.start();
                settle(concurrency);
                assertThat(first)
                        .containsExactlyInAnyOrderElementsOf(shown.entrySet().stream()
                                .map(e -> e.getKey() + "@" + e.getValue())
                                .toList());
                assertThat(versions(informer.store().list()))
                        .containsAllEntriesOf(between)
                        .hasSize(3);
            }
            assertThat(server.requests().subList(before, server.requests().size()))
                    .allMatch(request -> request.startsWith("watch "))
                    .hasSize(1);
        });
    }

    @Test
    @DisplayName("410: an informer whose snapshot is too old lists, and the next one starts from that list")
    void expired() {
        SeededRuns.run(3, concurrency -> {
            file().toFile().delete(); // of the seed before
            FakeControllerSource<Pod> server = new FakeControllerSource<>(Pod.TYPE, concurrency);
            server.add("a", "Running");
            server.add("b", "Running");
            run(server, concurrency, true, () -> {});
            server.whileDisconnected(() -> {
                server.delete("a");
                server.modify("b", "Failed");
            });
            Map<String, String> now = run(server, concurrency, true, () -> {});
            assertThat(now).containsOnlyKeys("default/b");
            assertThat(server.requests()).anyMatch(request -> request.startsWith("list "));
            assertThat(content().pods()).containsOnlyKeys("default/b");
            int before = server.requests().size();
            assertThat(run(server, concurrency, true, () -> {})).isEqualTo(now);
            assertThat(server.requests().subList(before, server.requests().size()))
                    .allMatch(request -> request.startsWith("watch "));
        });
    }

    @Test
    @DisplayName("a handler is never ahead of the file: each event is written before it is shown")
    void writtenBeforeShown() {
        SeededRuns.run(3, concurrency -> {
            file().toFile().delete(); // of the seed before
            FakeControllerSource<Pod> server = new FakeControllerSource<>(Pod.TYPE, concurrency);
            server.add("a", "Running");
            List<String> late = new ArrayList<>();
            try (SnapshotListWatch<Pod> pods = open(server);
                    SharedIndexInformer<Pod> informer = informer(pods, concurrency, false)) {
                informer.addEventHandler(new ResourceEventHandlerFuncs<Pod>()
                        .onAdd(pod -> shown(pod, late))
                        .onUpdate((from, pod) -> shown(pod, late)));
                informer.start();
                for (int i = 0; i < 20; i++) {
                    settle(concurrency);
                    server.modify("a", "Phase" + i);
                }
                settle(concurrency);
            }
            assertThat(late).isEmpty();
        });
    }

    private void shown(Pod pod, List<String> late) {
        if (Long.parseLong(content().version()) < Long.parseLong(pod.resourceVersion())) {
            late.add(pod.toString());
        }
    }

    @Test
    @DisplayName("a file whose states were replaced again and again stays small, and is right")
    void compaction() {
        SeededRuns.run(1, concurrency -> {
            FakeControllerSource<Pod> server = new FakeControllerSource<>(Pod.TYPE, concurrency);
            server.add("a", "Running");
            server.add("b", "Running");
            Map<String, String> shown = run(server, concurrency, false, () -> {
                for (int i = 0; i < 60; i++) {
                    server.modify("a", "x".repeat(100_000) + i);
                }
                server.delete("b");
            });
            assertThat(file().toFile().length()).isLessThan(2_500_000);
            Saved content = content();
            assertThat(content.pods()).containsOnlyKeys("default/a");
            assertThat(content.version()).isEqualTo("63");
            Pod a = content.pods().get("default/a");
            assertThat(a.phase()).endsWith("x59");
            assertThat(versions(List.of(a))).isEqualTo(shown);
        });
    }

    @Test
    @DisplayName("a file that cannot be written is deleted, and the informer continues")
    void unwritable() {
        SeededRuns.run(1, concurrency -> {
            FakeControllerSource<Pod> server = new FakeControllerSource<>(Pod.TYPE, concurrency);
            server.add("a", "Running");
            run(server, concurrency, false, () -> {});
            assertThat(file()).exists();
            assertThat(folder.resolve("pods.new/full").toFile().mkdirs()).isTrue();
            server.whileDisconnected(() -> server.modify("a", "Failed"));
            Map<String, String> shown = run(server, concurrency, false, () -> server.add("b", "Running"));
            assertThat(shown).containsOnlyKeys("default/a", "default/b");
            assertThat(file()).doesNotExist();
        });
    }

    @Test
    @DisplayName("only the owner may read the file")
    void permissions() throws IOException {
        SeededRuns.run(1, concurrency -> {
            FakeControllerSource<Pod> server = new FakeControllerSource<>(Pod.TYPE, concurrency);
            server.add("a", "Running");
            run(server, concurrency, false, () -> {});
        });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("a snapshot of something else is refused: cluster, resource, namespace, selector, form")
    void identities() throws IOException {
        SnapshotOptions here = SnapshotOptions.of(file(), "uid-1");
        RestClient client = RestClient.of(ClientConfig.of("http://127.0.0.1:1"));
        UnaryOperator<ListOptions> all = UnaryOperator.identity();
        open(here, client, Pod.TYPE, "ns", all);
        assertThat(open(here, client, Pod.TYPE, "ns", all)).isTrue();
        assertThat(open(SnapshotOptions.of(file(), "uid-2"), client, Pod.TYPE, "ns", all))
                .isFalse();
        assertThat(open(here, client, ConfigMap.TYPE, "ns", all)).isFalse();
        assertThat(open(here, client, ResourceType.metadata(Pod.TYPE.resource()), "ns", all))
                .isFalse();
        assertThat(open(here, client, Pod.TYPE, "", all)).isFalse();
        assertThat(open(here, client, Pod.TYPE, "ns", o -> o.withLabelSelector("a=b")))
                .isFalse();
        assertThat(open(here, client, Pod.TYPE, "ns", o -> o.withFieldSelector("spec.nodeName=a")))
                .isFalse();
        assertThat(open(here, client.withoutManagedFields(), Pod.TYPE, "ns", all))
                .isFalse();
    }

    /** Opens a snapshot and writes an empty list to it, if there is none. Returns whether there was one. */
    private static <T extends KubeObject> boolean open(
            SnapshotOptions options,
            RestClient client,
            ResourceType<T> type,
            String namespace,
            UnaryOperator<ListOptions> tweak)
            throws IOException {
        boolean fresh = !Files.exists(options.file());
        try (SnapshotListWatch<T> snapshot = SnapshotListWatch.open(options, client, type, namespace, tweak)) {
            if (fresh) {
                snapshot.beginList();
                snapshot.endList("7");
            }
            return snapshot.isRestored();
        }
    }

    @Test
    @DisplayName("a file serves one informer at a time; a closed one serves none")
    void exclusive() {
        SeededRuns.run(1, concurrency -> {
            FakeControllerSource<Pod> server = new FakeControllerSource<>(Pod.TYPE, concurrency);
            server.add("a", "Running");
            SnapshotListWatch<Pod> one = open(server);
            assertThatThrownBy(() -> open(server)).hasMessageContaining("expected that no other informer uses");
            var watch = one.watch(ListOptions.ALL.withResourceVersion("0"));
            one.close();
            assertThatThrownBy(watch::next).hasMessageContaining("Close the informer first");
            open(server).close();
        });
    }
}
