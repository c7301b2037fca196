package informers.usercode;

import static informers.testkit.SeededRuns.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.Pod;
import informers.informer.Informer;
import informers.informer.InformerOptions;
import informers.informer.SharedIndexInformer;
import informers.logs.CapturedLogs;
import informers.reflector.ReflectorMonitor;
import informers.store.IndexException;
import informers.store.IndexFunc;
import informers.testkit.FakeControllerSource;
import informers.testkit.RecordingHandler;
import informers.testkit.SeededRuns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An index function that fails on one pod: that pod is stored, but has no value in this index. */
class IndexFunctionFailsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    @DisplayName("on the first list, listed or streamed, whatever it throws: all pods are stored, one has no value")
    void onTheFirstList() {
        for (boolean streamed : List.of(true, false)) {
            for (IndexFunc<Pod> owner : Bad.indexFunctions()) {
                SeededRuns.run(concurrency -> {
                    FakeControllerSource<Pod> source = Bad.source(concurrency, "a", "bad", "c");
                    RecordingHandler<Pod> calls = new RecordingHandler<>();
                    var options = Bad.options(source, concurrency).withReflector(r -> r.withUseWatchList(streamed));
                    try (var informer = new SharedIndexInformer<>(options)) {
                        informer.addIndexers(Map.of("owner", owner));
                        var handler = informer.addEventHandler(calls);
                        informer.start();
                        assertThat(informer.awaitSynced(SOON)).isTrue();
                        settle(concurrency);
                        assertThat(handler.hasSynced()).isTrue();
                        assertThat(informer.store().listKeys()).hasSize(3);
                        assertThat(informer.indexer().indexKeys("owner", "owner"))
                                .containsExactly("default/a", "default/c");
                        assertThat(informer.reflectorStats().storeErrors()).isEqualTo(1);
                        assertThat(informer.storeFailure()).isEmpty();
                        assertThat(calls.notifications()).hasSize(3);
                    }
                });
            }
        }
    }

    @Test
    @DisplayName("in a plain informer as in a shared one")
    void inAPlainInformer() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = Bad.source(concurrency, "a", "bad");
            RecordingHandler<Pod> calls = new RecordingHandler<>();
            var options = Bad.options(source, concurrency)
                    .withIndexers(Map.of("owner", Bad.indexFunctions().get(0)));
            try (var informer = new Informer<>(options, calls)) {
                informer.start();
                assertThat(informer.awaitSynced(SOON)).isTrue();
                assertThat(informer.store().listKeys()).hasSize(2);
                assertThat(informer.reflectorStats().storeErrors()).isEqualTo(1);
                assertThat(calls.notifications()).containsExactly("add a@1 initial", "add bad@2 initial");
            }
        });
    }

    @Test
    @DisplayName("on an event, alone or in a batch: the change is stored and delivered, the old value forgotten")
    void onAnEvent() {
        SeededRuns.run(5, concurrency -> {
            FakeControllerSource<Pod> source = Bad.source(concurrency, "a", "b");
            RecordingHandler<Pod> calls = new RecordingHandler<>();
            IndexFunc<Pod> byPhase = pod -> {
                if (pod.phase().equals("Failed")) {
                    throw new IllegalStateException("no owner");
                }
                return List.of(pod.phase());
            };
            var options = Bad.options(source, concurrency).withIndexers(Map.of("phase", byPhase));
            try (var informer = new SharedIndexInformer<>(options)) {
                informer.addEventHandler(calls);
                informer.start();
                settle(concurrency);
                source.modify("a", "Failed");
                source.add("c", "Running");
                source.add("d", "Failed");
                settle(concurrency);
                assertThat(informer.store().listKeys()).hasSize(4);
                assertThat(informer.indexer().indexKeys("phase", "Running")).containsExactly("default/b", "default/c");
                assertThat(informer.indexer().listIndexFuncValues("phase")).containsExactly("Running");
                assertThat(informer.reflectorStats().storeErrors()).isEqualTo(2);
                source.modify("a", "Running"); // it is indexed again as soon as the function returns a value for it
                source.delete("d");
                settle(concurrency);
                assertThat(informer.indexer().indexKeys("phase", "Running"))
                        .containsExactly("default/a", "default/b", "default/c");
                assertThat(calls.contradictions()).isEmpty();
                assertThat(calls.versions()).hasSize(3);
            }
        });
    }

    @Test
    @DisplayName("on a relist: the new list is stored, what it leaves out is deleted")
    void onARelist() {
        SeededRuns.run(5, concurrency -> {
            FakeControllerSource<Pod> source = Bad.source(concurrency, "a", "b");
            RecordingHandler<Pod> calls = new RecordingHandler<>();
            var options = Bad.options(source, concurrency)
                    .withIndexers(Map.of("owner", Bad.indexFunctions().get(0)));
            try (var informer = new SharedIndexInformer<>(options)) {
                informer.addEventHandler(calls);
                informer.start();
                settle(concurrency);
                source.whileDisconnected(() -> {
                    source.delete("a");
                    source.add("bad", "Running");
                });
                concurrency.sleep(SOON);
                assertThat(informer.store().listKeys()).containsExactlyInAnyOrder("default/b", "default/bad");
                assertThat(informer.indexer().indexKeys("owner", "owner")).containsExactly("default/b");
                assertThat(informer.reflectorStats().storeErrors()).isPositive();
                assertThat(calls.versions()).containsOnlyKeys("default/b", "default/bad");
            }
        });
    }

    @Test
    @DisplayName("a function that throws on the old state, or returns other values for it, leaves nothing behind")
    void onTheOldState() {
        SeededRuns.run(concurrency -> {
            AtomicBoolean confused = new AtomicBoolean();
            IndexFunc<Pod> moody = pod -> {
                if (confused.get() && pod.phase().equals("Pending")) {
                    throw new IllegalStateException("not again");
                }
                return List.of(confused.get() ? "other" : "first", pod.phase());
            };
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Pending");
            source.add("b", "Pending");
            var options = Bad.options(source, concurrency).withIndexers(Map.of("moody", moody));
            try (var informer = new SharedIndexInformer<>(options)) {
                informer.start();
                settle(concurrency);
                confused.set(true);
                source.delete("a");
                source.modify("b", "Running");
                settle(concurrency);
                assertThat(informer.store().listKeys()).containsExactly("default/b");
                assertThat(informer.indexer().listIndexFuncValues("moody"))
                        .containsExactlyInAnyOrder("other", "Running");
                assertThat(informer.indexer().byIndex("moody", "other"))
                        .hasSize(1)
                        .doesNotContainNull();
                assertThat(informer.reflectorStats().storeErrors()).isZero();
            }
        });
    }

    @Test
    @DisplayName("addIndexers while it runs, and the function fails on what is stored: the caller gets the exception")
    void addedWhileItRuns() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = Bad.source(concurrency, "a", "bad");
            try (var informer = new SharedIndexInformer<>(Bad.options(source, concurrency))) {
                informer.start();
                settle(concurrency);
                for (IndexFunc<Pod> owner : Bad.indexFunctions()) {
                    assertThatThrownBy(() -> informer.addIndexers(Map.of("owner", owner)))
                            .isInstanceOf(IndexException.class)
                            .hasMessageContaining("default/bad");
                }
                assertThat(informer.indexer().getIndexers()).isEmpty();
                assertThat(informer.store().listKeys()).hasSize(2);
                source.add("c", "Running");
                settle(concurrency);
                assertThat(informer.store().listKeys())
                        .as("the informer continues")
                        .hasSize(3);
            }
        });
    }

    @Test
    @DisplayName("it ends the informer when it throws an OutOfMemoryError: not synced, and the reason is known")
    void outOfMemory() {
        SeededRuns.run(5, concurrency -> {
            FakeControllerSource<Pod> source = Bad.source(concurrency, "a", "bad");
            IndexFunc<Pod> greedy = pod -> {
                throw new OutOfMemoryError("too many owners");
            };
            var options = Bad.options(source, concurrency).withIndexers(Map.of("owner", greedy));
            try (var informer = new SharedIndexInformer<>(options)) {
                informer.start();
                source.add("c", "Running"); // the reflector may continue to write while the informer ends
                concurrency.sleep(SOON);
                assertThat(informer.isStopped()).isTrue();
                assertThat(informer.hasSynced()).isFalse();
                assertThat(informer.storeFailure()).containsInstanceOf(OutOfMemoryError.class);
            }
        });
    }

    @Test
    @DisplayName("is reported to the monitor, and logged once for the first object, not for each")
    void isReported() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            IndexFunc<Pod> never = pod -> {
                throw new IllegalStateException("nobody owns this");
            };
            List<String> heard = new ArrayList<>();
            InformerOptions<Pod> options = Bad.options(source, concurrency)
                    .withIndexers(Map.of("reported", never))
                    .withReflector(r -> r.withMonitor(new ReflectorMonitor() {
                        @Override
                        public void storeFailed(RuntimeException error) {
                            heard.add(error.getMessage());
                            throw new IllegalStateException("the monitor, too");
                        }
                    }));
            try (var informer = new SharedIndexInformer<>(options)) {
                informer.start();
                settle(concurrency);
                for (int i = 0; i < 9; i++) {
                    source.add("pod-" + i, "Running");
                    settle(concurrency);
                }
                assertThat(informer.store().listKeys()).hasSize(9);
                assertThat(informer.reflectorStats().storeErrors()).isEqualTo(9);
                assertThat(heard)
                        .hasSize(9)
                        .startsWith(
                                "unable to calculate an index entry for key \"default/pod-0\" on index \"reported\":"
                                        + " nobody owns this");
            }
        });
        assertThat(CapturedLogs.lines())
                .filteredOn(line -> line.contains("index=reported"))
                .singleElement()
                .asString()
                .startsWith("ERROR ")
                .contains("v1/pods: an index function failed; storing the objects all the same", "default/pod-0");
    }
}
