package informers.usercode;

import static informers.testkit.SeededRuns.settle;
import static org.assertj.core.api.Assertions.assertThat;

import informers.api.KubeObject;
import informers.api.Pod;
import informers.handler.ResourceEventHandlerFuncs;
import informers.informer.Informer;
import informers.informer.InformerOptions;
import informers.informer.InformerParts;
import informers.informer.SharedIndexInformer;
import informers.queue.DeltaFIFO;
import informers.queue.DeltaFIFOOptions;
import informers.queue.KnownObjects;
import informers.queue.Queue;
import informers.queue.RealFIFO;
import informers.queue.RealFIFOOptions;
import informers.reflector.RelistCause;
import informers.testkit.FakeControllerSource;
import informers.testkit.RecordingHandler;
import informers.testkit.SeededRuns;
import informers.testkit.SeededScheduler;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A user's store that throws: objects that it refused are listed again, and until then it has not synced. */
class StoreFailsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private static InformerOptions<Pod> options(
            FakeControllerSource<Pod> source, SeededScheduler concurrency, FailingIndexer<Pod> indexer) {
        return Bad.options(source, concurrency)
                .withParts(InformerParts.<Pod>standard().withIndexer((functions, w) -> indexer));
    }

    private static List<InformerParts.QueueFactory<Pod>> queues() {
        return List.of(
                (known, transform, w) -> new RealFIFO<>(RealFIFOOptions.atomic(KubeObject::key), w),
                (known, transform, w) -> new RealFIFO<>(RealFIFOOptions.known(KubeObject::key, known), w),
                (known, transform, w) -> deltaFifo(DeltaFIFOOptions.of(KubeObject::key), known, w));
    }

    private static Queue<Pod> deltaFifo(DeltaFIFOOptions<Pod> options, KnownObjects<Pod> known, Concurrency w) {
        return new DeltaFIFO<>(options.withKnownObjects(known).withEmitDeltaTypeReplaced(true), w);
    }

    @Test
    @DisplayName("a store that refuses the first list has not synced, with any queue, until a later list is stored")
    void theFirstListIsRefused() {
        for (InformerParts.QueueFactory<Pod> queue : queues()) {
            SeededRuns.run(2, concurrency -> {
                FakeControllerSource<Pod> source = Bad.source(concurrency, "a", "bad", "c");
                FailingIndexer<Pod> indexer = new FailingIndexer<>(concurrency);
                indexer.refuse(object -> object.name().equals("bad"), () -> new IllegalStateException("disk full"));
                RecordingHandler<Pod> calls = new RecordingHandler<>();
                var parts = InformerParts.<Pod>standard()
                        .withIndexer((functions, w) -> indexer)
                        .withQueue(queue);
                try (var informer = new SharedIndexInformer<>(
                        Bad.options(source, concurrency).withParts(parts))) {
                    var handler = informer.addEventHandler(calls);
                    informer.start();
                    assertThat(informer.awaitSynced(Duration.ofMinutes(1))).isFalse();
                    assertThat(handler.hasSynced()).isFalse();
                    assertThat(informer.storeFailure())
                            .get()
                            .satisfies(e -> assertThat(e.toString()).contains("disk full"));
                    assertThat(informer.reflectorStats().storeErrors()).isPositive();
                    assertThat(informer.reflectorStats().relists()).containsKey(RelistCause.STORE_FAILED);

                    indexer.refuseNothing();
                    assertThat(informer.awaitSynced(Duration.ofMinutes(11))).isTrue();
                    settle(concurrency);
                    assertThat(handler.hasSynced()).isTrue();
                    assertThat(informer.storeFailure()).isEmpty();
                    assertThat(informer.store().listKeys()).hasSize(3);
                    assertThat(calls.versions()).hasSize(3);
                    assertThat(calls.contradictions()).isEmpty();
                }
            });
        }
    }

    @Test
    @DisplayName(
            "a handler syncs only after it has returned for each object, also when the store refused the first list")
    void theHandlerSyncsLast() {
        for (InformerParts.QueueFactory<Pod> queue : queues()) {
            SeededRuns.run(3, concurrency -> {
                FakeControllerSource<Pod> source = Bad.source(concurrency, "a", "b", "c");
                FailingIndexer<Pod> indexer = new FailingIndexer<>(concurrency);
                indexer.refuse(object -> true, () -> new IllegalStateException("disk full"));
                List<String> done = new ArrayList<>();
                var slow = new ResourceEventHandlerFuncs<Pod>().onAddDetailed((pod, isInInitialList) -> {
                    sleep(concurrency, Duration.ofSeconds(1));
                    done.add(pod.name() + (isInInitialList ? " initial" : ""));
                });
                var parts = InformerParts.<Pod>standard()
                        .withIndexer((functions, w) -> indexer)
                        .withQueue(queue);
                try (var informer = new SharedIndexInformer<>(
                        Bad.options(source, concurrency).withParts(parts))) {
                    var handler = informer.addEventHandler(slow);
                    informer.start();
                    concurrency.sleep(SOON);
                    assertThat(handler.hasSynced())
                            .as("while the store refuses the list")
                            .isFalse();

                    indexer.refuseNothing();
                    assertThat(handler.awaitSynced(Duration.ofMinutes(11))).isTrue();
                    assertThat(done).containsExactlyInAnyOrder("a initial", "b initial", "c initial");
                    source.add("d", "Running");
                    concurrency.sleep(SOON);
                    assertThat(done).endsWith("d");
                }
            });
        }
    }

    private static void sleep(Concurrency concurrency, Duration time) {
        try {
            concurrency.sleep(time);
        } catch (InterruptedException e) {
            concurrency.interruptMyself();
        }
    }

    @Test
    @DisplayName(
            "a store that refuses one change: the reason is known, other changes are stored, a relist completes it")
    void oneChangeIsRefused() {
        SeededRuns.run(2, concurrency -> {
            FakeControllerSource<Pod> source = Bad.source(concurrency, "a");
            FailingIndexer<Pod> indexer = new FailingIndexer<>(concurrency);
            RecordingHandler<Pod> calls = new RecordingHandler<>();
            try (var informer = new SharedIndexInformer<>(options(source, concurrency, indexer))) {
                informer.addEventHandler(calls);
                informer.start();
                settle(concurrency);
                indexer.refuse(object -> object.name().equals("bad"), () -> new IllegalStateException("disk full"));
                source.add("bad", "Running");
                source.add("c", "Running");
                settle(concurrency);
                assertThat(informer.hasSynced()).as("it had synced before").isTrue();
                assertThat(informer.storeFailure()).isPresent();
                assertThat(informer.reflectorStats().storeErrors()).isEqualTo(1);
                assertThat(informer.store().listKeys()).contains("default/a", "default/c");
                indexer.refuseNothing();
                concurrency.sleep(SOON);
                assertThat(informer.storeFailure()).isEmpty();
                assertThat(informer.store().listKeys()).hasSize(3);
                assertThat(calls.versions()).hasSize(3);
                assertThat(calls.contradictions()).isEmpty();
            }
        });
    }

    @Test
    @DisplayName("a store that always refuses one object: other changes are stored, and the relists back off")
    void oneChangeIsRefusedForEver() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = Bad.source(concurrency, "a");
            FailingIndexer<Pod> indexer = new FailingIndexer<>(concurrency);
            indexer.refuse(object -> object.name().equals("bad"), () -> new IllegalStateException("disk full"));
            try (var informer = new SharedIndexInformer<>(options(source, concurrency, indexer))) {
                informer.start();
                settle(concurrency);
                source.add("bad", "Running");
                concurrency.sleep(Duration.ofHours(1));
                source.add("c", "Running");
                concurrency.sleep(SOON);
                assertThat(informer.store().listKeys()).contains("default/a", "default/c");
                assertThat(informer.storeFailure()).isPresent();
                assertThat(informer.reflectorStats().lists())
                        .as("lists in an hour")
                        .isBetween(5L, 60L);
            }
        });
    }

    @Test
    @DisplayName(
            "a relist that the store refuses: it keeps its content, and accepts the next one; deletions are not lost")
    void aRelistIsRefused() {
        SeededRuns.run(2, concurrency -> {
            FakeControllerSource<Pod> source = Bad.source(concurrency, "a", "b");
            FailingIndexer<Pod> indexer = new FailingIndexer<>(concurrency);
            RecordingHandler<Pod> calls = new RecordingHandler<>();
            try (var informer = new SharedIndexInformer<>(options(source, concurrency, indexer))) {
                informer.addEventHandler(calls);
                informer.start();
                settle(concurrency);
                indexer.refuse(object -> true, () -> new IllegalStateException("disk full"));
                source.whileDisconnected(() -> source.delete("a"));
                concurrency.sleep(SOON);
                assertThat(informer.storeFailure()).isPresent();
                indexer.refuseNothing();
                concurrency.sleep(Duration.ofMinutes(2));
                assertThat(informer.storeFailure()).isEmpty();
                assertThat(calls.versions()).containsOnlyKeys("default/b");
                assertThat(calls.contradictions()).isEmpty();
            }
        });
    }

    @Test
    @DisplayName("a store that throws an Error ends the informer: not synced, every wait ends, the reason is known")
    void anError() {
        SeededRuns.run(2, concurrency -> {
            FakeControllerSource<Pod> source = Bad.source(concurrency, "a");
            FailingIndexer<Pod> indexer = new FailingIndexer<>(concurrency);
            indexer.refuse(object -> true, () -> new AssertionError("never"));
            try (var shared = new SharedIndexInformer<>(options(source, concurrency, indexer));
                    var plain = new Informer<>(
                            options(source, concurrency, indexer), new ResourceEventHandlerFuncs<Pod>())) {
                shared.start();
                plain.start();
                source.add("b", "Running");
                long begin = concurrency.nanoTime();
                assertThat(shared.awaitSynced(Duration.ofHours(1))).isFalse();
                assertThat(plain.awaitSynced(Duration.ofHours(1))).isFalse();
                assertThat(Duration.ofNanos(concurrency.nanoTime() - begin)).isLessThan(SOON);
                assertThat(shared.isStopped()).isTrue();
                assertThat(plain.isStopped()).isTrue();
                assertThat(shared.failure()).containsInstanceOf(AssertionError.class);
                assertThat(shared.hasSynced()).isFalse();
                assertThat(plain.hasSynced()).isFalse();
            }
        });
    }

    @Test
    @DisplayName("a store that cannot look up or list its keys: a list of a queue that calls it is refused and retried")
    void knownObjectsFail() {
        for (InformerParts.QueueFactory<Pod> queue : queues()) {
            SeededRuns.run(2, concurrency -> {
                FakeControllerSource<Pod> source = Bad.source(concurrency, "a", "b");
                FailingIndexer<Pod> indexer = new FailingIndexer<>(concurrency);
                indexer.refuseReads(() -> new IllegalStateException("disk gone"));
                var parts = InformerParts.<Pod>standard()
                        .withIndexer((functions, w) -> indexer)
                        .withQueue(queue);
                try (var informer = new SharedIndexInformer<>(
                        Bad.options(source, concurrency).withParts(parts))) {
                    informer.start();
                    assertThat(informer.awaitSynced(Duration.ofMinutes(1))).isFalse();
                    assertThat(informer.reflectorStats().storeErrors()).isPositive();
                    indexer.refuseNothing();
                    assertThat(informer.awaitSynced(Duration.ofMinutes(11))).isTrue();
                    assertThat(informer.store().listKeys()).hasSize(2);
                }
            });
        }
    }
}
