package informers.informer;

import static informers.testkit.SeededRuns.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Pod;
import informers.handler.ResourceEventHandlerFuncs;
import informers.listwatch.ListerWatcher;
import informers.logs.CapturedLogs;
import informers.store.IndexFunc;
import informers.testkit.FakeControllerSource;
import informers.testkit.RecordingHandler;
import informers.testkit.SeededRuns;
import informers.testkit.SeededScheduler;
import informers.watch.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The plain informer: one handler, called by the thread that fills the store. */
class InformerConformanceTest {
    private static Informer<Pod> informer(
            FakeControllerSource<Pod> source, SeededScheduler concurrency, RecordingHandler<Pod> calls) {
        return new Informer<>(InformerOptions.of(source, Pod.TYPE).withConcurrency(concurrency), calls);
    }

    @Test
    @DisplayName("ExampleNewInformer: the store follows the server, and the handler is notified")
    void storeAndHandler() {
        SeededRuns.run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Pending");
            RecordingHandler<Pod> calls = new RecordingHandler<>();
            try (var informer = informer(source, concurrency, calls)) {
                assertThat(informer.hasSynced()).isFalse();
                informer.start();
                assertThat(informer.awaitSynced(Duration.ofSeconds(1))).isTrue();
                assertThat(informer.store().listKeys()).containsExactly("default/a");
                source.modify("a", "Running");
                source.add("b", "Pending");
                source.delete("a");
                settle(concurrency);
                assertThat(informer.store().listKeys()).containsExactly("default/b");
                assertThat(informer.lastSyncResourceVersion()).isEqualTo("4");
                assertThat(calls.notifications())
                        .containsExactly("add a@1 initial", "update a@1->2", "add b@3", "delete default/a");
            }
            assertThat(calls.contradictions()).isEmpty();
        });
    }

    @Test
    @DisplayName("after an Error, such as an OutOfMemoryError, an informer stops, and isStopped() is true")
    void errorsEndIt() {
        SeededRuns.run(concurrency -> {
            ListerWatcher<Pod> noMemory = new ListerWatcher<>() {
                @Override
                public ObjectList<Pod> list(ListOptions options) {
                    throw new OutOfMemoryError("a list of all pods");
                }

                @Override
                public Watch<Pod> watch(ListOptions options) {
                    throw new OutOfMemoryError("a watch of all pods");
                }
            };
            var options = InformerOptions.of(noMemory, Pod.TYPE).withConcurrency(concurrency);
            try (var informer = new Informer<>(options, new RecordingHandler<>())) {
                informer.start();
                settle(concurrency);
                assertThat(informer.isStopped()).isTrue();
                assertThat(informer.hasSynced()).isFalse();
            }
        });
        assertThat(CapturedLogs.lines())
                .anySatisfy(
                        line -> assertThat(line).contains("unrecoverable error; this informer stops", "of all pods"));
    }

    @Test
    @DisplayName("a plain informer has synced only when its handler was notified of the whole list")
    void syncedMeansNotified() {
        SeededRuns.run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Pending");
            source.add("b", "Pending");
            RecordingHandler<Pod> calls = new RecordingHandler<>() {
                @Override
                public void onAdd(Pod pod, boolean isInInitialList) {
                    sleep(concurrency, Duration.ofSeconds(1));
                    super.onAdd(pod, isInInitialList);
                }
            };
            try (var informer = informer(source, concurrency, calls)) {
                informer.start();
                assertThat(informer.awaitSynced(Duration.ofMinutes(1))).isTrue();
                assertThat(calls.notifications()).hasSize(2);
            }
        });
    }

    @Test
    @DisplayName("every resync and every relist delivers updates, also of unchanged objects")
    void noComparisonOfVersions() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Pending");
            RecordingHandler<Pod> calls = new RecordingHandler<>();
            var options = InformerOptions.of(source, Pod.TYPE)
                    .withConcurrency(concurrency)
                    .withResyncPeriod(Duration.ofSeconds(10));
            try (var informer = new Informer<>(options, calls)) {
                informer.start();
                concurrency.sleep(Duration.ofSeconds(11));
                assertThat(calls.notifications()).containsExactly("add a@1 initial", "update a@1->1");
                source.whileDisconnected(() -> source.add("b", "Pending"));
                concurrency.sleep(Duration.ofSeconds(5));
                assertThat(calls.notifications())
                        .containsExactly("add a@1 initial", "update a@1->1", "update a@1->1", "add b@2");
            }
        });
    }

    @Test
    @DisplayName("TestIndexer: NewIndexerInformer finds by its indices")
    void indexer() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            source.add("b", "Pending");
            var options = InformerOptions.of(source, Pod.TYPE)
                    .withConcurrency(concurrency)
                    .withIndexers(Map.of("phase", pod -> List.of(pod.phase())));
            try (var informer = new Informer<>(options, new RecordingHandler<>())) {
                informer.start();
                informer.awaitSynced(Duration.ofSeconds(1));
                assertThat(informer.indexer().indexKeys("phase", "Running")).containsExactly("default/a");
                source.modify("b", "Running");
                settle(concurrency);
                assertThat(informer.indexer().indexKeys("phase", "Running")).containsExactly("default/a", "default/b");
                assertThat(informer.indexer().listIndexFuncValues("phase")).containsExactly("Running");
            }
        });
    }

    @Test
    @DisplayName("TestIndexer: addIndexers while a shared informer runs indexes the objects in the store")
    void addIndexersWhileRunning() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            try (var informer = new SharedIndexInformer<>(
                    InformerOptions.of(source, Pod.TYPE).withConcurrency(concurrency))) {
                informer.start();
                informer.awaitSynced(Duration.ofSeconds(1));
                informer.addIndexers(Map.of(IndexFunc.NAMESPACE, IndexFunc.namespace()));
                assertThat(informer.indexer().indexKeys(IndexFunc.NAMESPACE, "default"))
                        .containsExactly("default/a");
                assertThatThrownBy(() -> informer.addIndexers(Map.of(IndexFunc.NAMESPACE, pod -> List.of())))
                        .hasMessageContaining("indexer conflict");
            }
        });
    }

    @Test
    @DisplayName("TestStoreResourceVersion: the store's version follows adds, deletes and lists")
    void storeResourceVersion() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            try (var informer = informer(source, concurrency, new RecordingHandler<>())) {
                assertThat(informer.store().lastStoreSyncResourceVersion()).isEmpty();
                informer.start();
                settle(concurrency);
                assertThat(informer.store().lastStoreSyncResourceVersion()).isEqualTo("1");
                source.add("b", "Running");
                source.delete("b");
                settle(concurrency);
                assertThat(informer.store().lastStoreSyncResourceVersion()).isEqualTo("3");
            }
        });
    }

    @Test
    @DisplayName("a handler that throws misses the rest of that entry, and the informer continues")
    void handlerThrows() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            List<String> received = new ArrayList<>();
            var handler = new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> {
                received.add(pod.name());
                if (pod.name().equals("a")) {
                    throw new IllegalStateException("boom");
                }
            });
            try (var informer =
                    new Informer<>(InformerOptions.of(source, Pod.TYPE).withConcurrency(concurrency), handler)) {
                informer.start();
                settle(concurrency);
                source.add("a", "Running");
                source.add("b", "Running");
                settle(concurrency);
                assertThat(received).containsExactly("a", "b");
                assertThat(informer.store().listKeys()).containsExactlyInAnyOrder("default/a", "default/b");
            }
        });
    }

    @Test
    @DisplayName("started twice: a clear error; closed before its start: nothing happens")
    void lifeCycle() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            var informer = informer(source, concurrency, new RecordingHandler<>());
            informer.start();
            assertThatThrownBy(informer::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("informer of v1/pods was started before");
            settle(concurrency);
            assertThat(informer.isStopped()).isFalse();
            informer.close();
            assertThat(informer.isStopped()).isTrue();
            var never = informer(source, concurrency, new RecordingHandler<>());
            never.close();
        });
    }

    private static void sleep(SeededScheduler concurrency, Duration time) {
        try {
            concurrency.sleep(time);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
