package informers.informer;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.KubeObject;
import informers.api.Pod;
import informers.handler.ResourceEventHandlerFuncs;
import informers.queue.DeltaFIFO;
import informers.queue.DeltaFIFOOptions;
import informers.queue.RealFIFO;
import informers.queue.RealFIFOOptions;
import informers.store.IndexFunc;
import informers.testkit.FakeControllerSource;
import informers.testkit.RecordingHandler;
import informers.testkit.SeededRuns;
import informers.testkit.SeededScheduler;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The order in which the parts sync: first the queue, then the store, then each handler. */
class SyncOrderTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofMinutes(1);

    private static List<InformerParts.QueueFactory<Pod>> queues() {
        return List.of(
                (known, transform, w) -> new RealFIFO<>(RealFIFOOptions.atomic(KubeObject::key), w),
                (known, transform, w) -> new RealFIFO<>(RealFIFOOptions.known(KubeObject::key, known), w),
                (known, transform, w) -> {
                    DeltaFIFOOptions<Pod> options = DeltaFIFOOptions.of(KubeObject::key);
                    return new DeltaFIFO<>(options.withKnownObjects(known).withEmitDeltaTypeReplaced(true), w);
                });
    }

    /** Takes a second for each object while the store is written, so that the test can check the states in between. */
    private static IndexFunc<Pod> slowly(Concurrency concurrency) {
        return pod -> {
            sleep(concurrency, SECOND);
            return List.of();
        };
    }

    private static void sleep(Concurrency concurrency, Duration time) {
        try {
            concurrency.sleep(time);
        } catch (InterruptedException e) {
            concurrency.interruptMyself();
        }
    }

    private static InformerOptions<Pod> options(SeededScheduler concurrency, InformerParts.QueueFactory<Pod> queue) {
        FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
        for (String name : List.of("a", "b", "c")) {
            source.add(name, "Running");
        }
        return InformerOptions.of(source, Pod.TYPE)
                .withConcurrency(concurrency)
                .withParts(InformerParts.<Pod>standard().withQueue(queue));
    }

    @Test
    @DisplayName("an informer has not synced before its store has the whole first list, with any queue")
    void theInformerAfterItsStore() {
        for (InformerParts.QueueFactory<Pod> queue : queues()) {
            SeededRuns.run(3, concurrency -> {
                var options = options(concurrency, queue).withIndexers(Map.of("slow", slowly(concurrency)));
                try (var informer = new SharedIndexInformer<>(options)) {
                    informer.start();
                    assertThat(informer.awaitSynced(LATER)).isTrue();
                    assertThat(informer.store().listKeys()).hasSize(3);
                }
                try (var informer = new Informer<>(options, new RecordingHandler<>())) {
                    informer.start();
                    assertThat(informer.awaitSynced(LATER)).isTrue();
                    assertThat(informer.store().listKeys()).hasSize(3);
                }
            });
        }
    }

    @Test
    @DisplayName("a handler has not synced before the store, however fast it is")
    void theHandlerAfterTheStore() {
        for (InformerParts.QueueFactory<Pod> queue : queues()) {
            SeededRuns.run(5, concurrency -> {
                var options = options(concurrency, queue).withIndexers(Map.of("slow", slowly(concurrency)));
                RecordingHandler<Pod> calls = new RecordingHandler<>();
                try (var informer = new SharedIndexInformer<>(options)) {
                    HandlerRegistration handler = informer.addEventHandler(calls);
                    Concurrency.Task looker = concurrency.spawn("looker", () -> {
                        for (int i = 0; i < 50; i++) {
                            if (handler.hasSynced()) {
                                assertThat(informer.hasSynced())
                                        .as("the store, when the handler has synced")
                                        .isTrue();
                                assertThat(calls.notifications()).hasSize(3);
                            }
                            sleep(concurrency, Duration.ofMillis(200));
                        }
                    });
                    informer.start();
                    assertThat(handler.awaitSynced(LATER)).isTrue();
                    assertThat(informer.hasSynced()).isTrue();
                    assertThat(calls.notifications()).hasSize(3);
                    looker.join();
                }
            });
        }
    }

    @Test
    @DisplayName("a handler has not synced before its last call of the first list has returned; nor has a late one")
    void theHandlerAfterItsCalls() {
        for (boolean late : List.of(true, false)) {
            for (InformerParts.QueueFactory<Pod> queue : queues()) {
                SeededRuns.run(5, concurrency -> {
                    List<String> done = new ArrayList<>();
                    var slow = new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> {
                        sleep(concurrency, SECOND);
                        done.add(pod.name());
                    });
                    try (var informer = new SharedIndexInformer<>(options(concurrency, queue))) {
                        if (late) {
                            informer.start();
                            assertThat(informer.awaitSynced(LATER)).isTrue();
                        }
                        HandlerRegistration handler = informer.addEventHandler(slow);
                        informer.start();
                        assertThat(handler.awaitSynced(LATER)).isTrue();
                        assertThat(done).hasSize(3);
                    }
                });
            }
        }
    }

    @Test
    @DisplayName("a handler of an empty list has synced when the store has")
    void nothingToWaitFor() {
        for (InformerParts.QueueFactory<Pod> queue : queues()) {
            SeededRuns.run(5, concurrency -> {
                var options = InformerOptions.of(new FakeControllerSource<>(Pod.TYPE, concurrency), Pod.TYPE)
                        .withConcurrency(concurrency)
                        .withParts(InformerParts.<Pod>standard().withQueue(queue));
                try (var informer = new SharedIndexInformer<>(options)) {
                    HandlerRegistration handler = informer.addEventHandler(new RecordingHandler<>());
                    assertThat(handler.hasSynced()).isFalse();
                    informer.start();
                    assertThat(handler.awaitSynced(LATER)).isTrue();
                    assertThat(informer.hasSynced()).isTrue();
                }
            });
        }
    }
}
