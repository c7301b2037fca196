package informers.informer;

import static informers.testkit.SeededRuns.settle;
import static org.assertj.core.api.Assertions.assertThat;

import informers.api.Pod;
import informers.api.TransformFunc;
import informers.internal.informer.SharedProcessor;
import informers.queue.ReflectorStore;
import informers.reflector.ReflectorStats;
import informers.store.IndexFunc;
import informers.testkit.FakeControllerSource;
import informers.testkit.RecordingHandler;
import informers.testkit.SeededRuns;
import informers.testkit.SeededScheduler;
import informers.testkit.TestObjects;
import informers.util.Concurrency;
import informers.util.Latch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The accessors of informers, their replaceable parts, and their sync. */
class InformerFacesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static InformerOptions<Pod> options(FakeControllerSource<Pod> source, SeededScheduler concurrency) {
        return InformerOptions.of(source, Pod.TYPE).withConcurrency(concurrency);
    }

    @Test
    void awaitSyncedHasATimeLimit() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            RecordingHandler<Pod> calls = new RecordingHandler<>();
            try (var shared = new SharedIndexInformer<>(options(source, concurrency));
                    var plain = new Informer<>(options(source, concurrency), calls)) {
                long begin = concurrency.nanoTime();
                assertThat(shared.awaitSynced(SECOND)).as("it is not started").isFalse();
                assertThat(plain.awaitSynced(SECOND)).isFalse();
                assertThat(concurrency.nanoTime() - begin).isEqualTo(2 * SECOND.toNanos());
                assertThat(shared.hasSynced()).isFalse();
                assertThat(plain.hasSynced()).isFalse();

                shared.start();
                plain.start();
                assertThat(shared.awaitSynced(SECOND)).isTrue();
                assertThat(plain.awaitSynced(SECOND)).isTrue();
                assertThat(shared.hasSynced()).isTrue();
                assertThat(plain.hasSynced()).isTrue();
                assertThat(calls.notifications()).containsExactly("add a@1 initial");
            }
        });
    }

    @Test
    void showsItsState() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            try (var informer = new SharedIndexInformer<>(options(source, concurrency))) {
                assertThat(informer.reflectorStats()).isEqualTo(ReflectorStats.NONE);
                assertThat(informer.queueSize()).isZero();
                assertThat(informer).hasToString("informer of v1/pods");
                informer.start();
                settle(concurrency);
                assertThat(informer.reflectorStats()).isNotEqualTo(ReflectorStats.NONE);
            }
        });
    }

    @Test
    void queueSizeCountsWaitingEntries() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            var slow = options(source, concurrency).withTransform(pod -> pod);
            List<Integer> waiting = new ArrayList<>();
            try (var informer = new SharedIndexInformer<>(slow)) {
                informer.addEventHandler(new RecordingHandler<>(), HandlerOptions.DEFAULT.withMaxBacklog(1));
                informer.addEventHandler(
                        new RecordingHandler<>() {
                            @Override
                            public void onAdd(Pod pod, boolean isInInitialList) {
                                super.onAdd(pod, isInInitialList);
                                sleep(concurrency);
                                waiting.add(informer.queueSize());
                            }
                        },
                        HandlerOptions.DEFAULT.withMaxBacklog(1).withName("slow"));
                informer.start();
                settle(concurrency);
                for (int i = 0; i < 20; i++) {
                    source.add("b" + i, "Running");
                }
                concurrency.sleep(Duration.ofMinutes(1));
            }
            assertThat(waiting).as("while a bounded handler slept").anyMatch(size -> size > 0);
        });
    }

    private static void sleep(Concurrency concurrency) {
        try {
            concurrency.sleep(SECOND);
        } catch (InterruptedException e) {
            concurrency.interruptMyself();
        }
    }

    @Test
    void usesTheGivenParts() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            List<String> made = new ArrayList<>();
            InformerParts<Pod> standard = InformerParts.standard();
            InformerParts<Pod> parts = standard.withQueue((known, transform, w) -> {
                        made.add("queue");
                        return standard.queue().queue(known, transform, w);
                    })
                    .withIndexer((indexers, w) -> {
                        made.add("indexer");
                        return standard.indexer().indexer(indexers, w);
                    })
                    .withReflector((lw, sink, reflector, w) -> {
                        made.add("reflector");
                        return standard.reflector().reflector(lw, sink, reflector, w);
                    })
                    .withProcessor(w -> {
                        made.add("processor");
                        return standard.processor().processor(w);
                    });
            RecordingHandler<Pod> calls = new RecordingHandler<>();
            try (var informer =
                    new SharedIndexInformer<>(options(source, concurrency).withParts(parts))) {
                informer.addEventHandler(calls);
                informer.start();
                settle(concurrency);
                assertThat(informer.indexer().listKeys()).containsExactly("default/a");
            }
            assertThat(made).containsExactlyInAnyOrder("queue", "indexer", "reflector", "processor");
            assertThat(calls.notifications()).containsExactly("add a@1 initial");
        });
    }

    /** On real threads, as in most programs. */
    @Test
    void theFactoryMethodsCreateInformersThatRun() throws InterruptedException {
        FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, Concurrency.threads());
        source.add("a", "Running");
        Duration patience = Duration.ofSeconds(10);
        try (var shared = SharedIndexInformer.of(source, Pod.TYPE);
                var plain = Informer.newInformer(source, Pod.TYPE, Duration.ZERO, new RecordingHandler<>());
                var indexed = Informer.newIndexerInformer(
                        source,
                        Pod.TYPE,
                        Duration.ZERO,
                        new RecordingHandler<>(),
                        Map.of(IndexFunc.NAMESPACE, IndexFunc.<Pod>namespace()))) {
            shared.start();
            plain.start();
            indexed.start();
            assertThat(shared.awaitSynced(patience)).isTrue();
            assertThat(plain.awaitSynced(patience)).isTrue();
            assertThat(indexed.awaitSynced(patience)).isTrue();
            assertThat(shared.store().listKeys()).containsExactly("default/a");
            assertThat(plain.store().listKeys()).containsExactly("default/a");
            assertThat(indexed.indexer().byIndex(IndexFunc.NAMESPACE, "default"))
                    .hasSize(1);
        }
    }

    @Test
    void theCallbackRunsAfterEachWrite() {
        List<String> received = new ArrayList<>();
        TransformFunc<Pod> transform = pod -> pod;
        ReflectorStore<Pod> store = new ReflectorStore<>() {
            @Override
            public void add(Pod pod) {
                received.add("add");
            }

            @Override
            public void update(Pod pod) {
                received.add("update");
            }

            @Override
            public void delete(Pod pod) {
                received.add("delete");
            }

            @Override
            public void replace(List<Pod> pods, String resourceVersion) {
                received.add("replace " + resourceVersion);
            }

            @Override
            public void resync() {
                received.add("resync");
            }

            @Override
            public void bookmark(String resourceVersion) {
                received.add("bookmark " + resourceVersion);
            }

            @Override
            public Optional<TransformFunc<Pod>> transformer() {
                return Optional.of(transform);
            }
        };
        ObservedStore<Pod> sink = new ObservedStore<>(
                store,
                list -> {
                    received.add("list begins");
                    list.run();
                },
                () -> received.add("look"));
        Pod pod = TestObjects.pod("default/a", 1);
        sink.add(pod);
        sink.update(pod);
        sink.delete(pod);
        sink.replace(List.of(), "2");
        sink.resync();
        sink.bookmark("3");
        assertThat(received)
                .containsExactly(
                        "add",
                        "look",
                        "update",
                        "look",
                        "delete",
                        "look",
                        "list begins",
                        "replace 2",
                        "look",
                        "resync",
                        "bookmark 3");
        assertThat(sink.transformer()).isEqualTo(Optional.of(transform));
    }

    @Test
    void onlyWhatWasThereIsInTheInitialList() {
        Pod pod = TestObjects.pod("default/a", 1);
        assertThat(new Notification.Add<>(pod, true).isInInitialList()).isTrue();
        assertThat(new Notification.Add<>(pod, false).isInInitialList()).isFalse();
        assertThat(new Notification.Update<>(pod, pod).isInInitialList()).isFalse();
    }

    /** The shortest resync period of the handlers that are added before the start becomes the informer's check period. */
    @Test
    void noHandlerIsDueTooEarly() {
        SeededRuns.run(concurrency -> {
            SharedProcessor<Pod> processor = new SharedProcessor<>(concurrency);
            Latch synced = new Latch(concurrency);
            HandlerOptions slow = HandlerOptions.DEFAULT.withResyncPeriod(Duration.ofSeconds(10));
            processor.add(new RecordingHandler<>(), slow, SECOND, List.of(), synced);
            concurrency.sleep(Duration.ofSeconds(9));
            assertThat(processor.shouldResync()).isFalse();
            concurrency.sleep(SECOND);
            assertThat(processor.shouldResync()).as("at its time, not after it").isTrue();
            concurrency.sleep(SECOND);
            assertThat(processor.shouldResync())
                    .as("one period later, not at once")
                    .isFalse();
            processor.resyncCheckPeriodChanged(Duration.ofSeconds(20));
            concurrency.sleep(Duration.ofSeconds(9));
            assertThat(processor.shouldResync()).isTrue();
            concurrency.sleep(Duration.ofSeconds(19));
            assertThat(processor.shouldResync())
                    .as("the informer checks every 20 s, so no handler is due more often")
                    .isFalse();
            processor.close();
        });
    }
}
