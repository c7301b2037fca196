package informers.informer;

import static informers.testkit.SeededRuns.settle;
import static org.assertj.core.api.Assertions.assertThat;

import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Pod;
import informers.handler.FilteringResourceEventHandler;
import informers.handler.ResourceEventHandler;
import informers.handler.ResourceEventHandlerFuncs;
import informers.listwatch.ListerWatcher;
import informers.logs.CapturedLogs;
import informers.queue.DeltaFIFO;
import informers.queue.DeltaFIFOOptions;
import informers.store.IndexFunc;
import informers.testkit.FakeControllerSource;
import informers.testkit.RecordedTasks;
import informers.testkit.SeededRuns;
import informers.testkit.SeededScheduler;
import informers.util.Concurrency;
import informers.util.Latch;
import informers.watch.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** close() always returns, and reports whether the informer has ended. */
class CloseTest {
    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    private static SharedIndexInformer<Pod> informer(ListerWatcher<Pod> source, Concurrency concurrency) {
        return new SharedIndexInformer<>(InformerOptions.of(source, Pod.TYPE).withConcurrency(concurrency));
    }

    /** A call that ignores interrupts until the latch is open. */
    private static void hang(SeededScheduler time, Latch end) {
        while (!end.isOpen()) {
            try {
                time.sleep(Duration.ofSeconds(1));
            } catch (InterruptedException e) {
                continue;
            }
        }
    }

    @Test
    @DisplayName("a handler that never returns is interrupted after ten seconds; no thread is left")
    void handlerThatWaits() {
        SeededRuns.run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            RecordedTasks tasks = new RecordedTasks(concurrency);
            SharedIndexInformer<Pod> informer = informer(source, tasks);
            informer.addEventHandler(new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> {
                try {
                    concurrency.sleep(Duration.ofDays(1));
                } catch (InterruptedException e) {
                    concurrency.interruptMyself();
                }
            }));
            informer.start();
            settle(concurrency);
            informer.close();
            assertThat(tasks.running()).isEmpty();
            assertThat(Duration.ofNanos(concurrency.nanoTime()))
                    .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
        });
    }

    @Test
    @DisplayName("a handler that ignores interrupts is left behind; a warning names it and the object")
    void handlerThatHangs() {
        SeededRuns.run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("stuck-pod", "Running");
            Latch end = new Latch(concurrency);
            SharedIndexInformer<Pod> informer = informer(source, concurrency);
            informer.addEventHandler(
                    new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> hang(concurrency, end)),
                    HandlerOptions.DEFAULT.withName("hanging"));
            informer.start();
            settle(concurrency);
            assertThat(informer.close(Duration.ofSeconds(2))).isFalse();
            assertThat(Duration.ofNanos(concurrency.nanoTime())).isLessThan(Duration.ofSeconds(6));
            informer.close(); // once more, and it is still bounded
            assertThat(Duration.ofNanos(concurrency.nanoTime())).isLessThan(Duration.ofSeconds(20));
            end.open();
        });
        assertThat(CapturedLogs.lines())
                .anySatisfy(line -> assertThat(line).contains("WARN", "hanging", "stuck-pod", "left behind"));
    }

    @Test
    @DisplayName("a plain informer whose handler hangs, and a server that never answers: close returns")
    void plainInformer() {
        SeededRuns.run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            Latch end = new Latch(concurrency);
            var handler = new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> hang(concurrency, end));
            var informer = new Informer<>(InformerOptions.of(source, Pod.TYPE).withConcurrency(concurrency), handler);
            informer.start();
            settle(concurrency);
            assertThat(informer.close(Duration.ofSeconds(2))).isFalse();
            assertThat(Duration.ofNanos(concurrency.nanoTime())).isLessThan(Duration.ofSeconds(5));
            end.open();
        });
    }

    @Test
    @DisplayName("an interrupt of the closing thread ends the wait, and its flag is set afterwards")
    void interruptedWhileClosing() {
        SeededRuns.run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            Latch end = new Latch(concurrency);
            SharedIndexInformer<Pod> informer = informer(source, concurrency);
            informer.addEventHandler(new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> hang(concurrency, end)));
            informer.start();
            settle(concurrency);
            List<Boolean> kept = new ArrayList<>();
            Concurrency.Task closer = concurrency.spawn("closer", () -> {
                informer.close();
                try {
                    concurrency.sleep(Duration.ofMillis(1));
                    kept.add(false);
                } catch (InterruptedException e) {
                    kept.add(true);
                }
            });
            settle(concurrency);
            closer.interrupt();
            closer.join();
            assertThat(kept).containsExactly(true);
            assertThat(Duration.ofNanos(concurrency.nanoTime())).isLessThan(Duration.ofSeconds(4));
            end.open();
        });
    }

    @Test
    @DisplayName("a wait for the sync of an informer that ends, or of a handler that is removed, ends at once")
    void waitsNoLongerThanTheInformer() {
        SeededRuns.run(20, concurrency -> {
            ListerWatcher<Pod> broken = new ListerWatcher<>() {
                @Override
                public ObjectList<Pod> list(ListOptions options) {
                    throw new NoClassDefFoundError("some/optional/Module");
                }

                @Override
                public Watch<Pod> watch(ListOptions options) {
                    throw new NoClassDefFoundError("some/optional/Module");
                }
            };
            SharedIndexInformer<Pod> informer = informer(broken, concurrency);
            HandlerRegistration handler = informer.addEventHandler(new ResourceEventHandlerFuncs<>());
            informer.start();
            assertThat(informer.awaitSynced(Duration.ofMinutes(10))).isFalse();
            assertThat(handler.awaitSynced(Duration.ofMinutes(10))).isFalse();
            assertThat(Duration.ofNanos(concurrency.nanoTime())).isLessThan(Duration.ofSeconds(1));
            assertThat(informer.failure().orElseThrow())
                    .isInstanceOf(NoClassDefFoundError.class)
                    .hasMessageContaining("some/optional/Module");
            assertThat(informer.isStopped()).isTrue();
            informer.close();

            SharedIndexInformer<Pod> stopped = informer(broken, concurrency);
            stopped.stop();
            assertThat(stopped.awaitSynced(Duration.ofMinutes(10))).isFalse();
            assertThat(stopped.failure()).isEmpty();
            assertThat(Duration.ofNanos(concurrency.nanoTime())).isLessThan(Duration.ofSeconds(1));
        });
    }

    @Test
    @DisplayName("a handler, a filter and an index function for any object serve an informer of pods")
    void contravariant() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            List<String> seen = new ArrayList<>();
            ResourceEventHandler<KubeObject> any = new ResourceEventHandlerFuncs<KubeObject>()
                    .onAdd(object -> seen.add("added " + object.name()))
                    .onDelete(gone ->
                            seen.add("deleted " + gone.lastKnown().orElseThrow().name()));
            IndexFunc<KubeObject> byName = object -> List.of(object.name());
            SharedIndexInformer<Pod> informer = new SharedIndexInformer<>(InformerOptions.of(source, Pod.TYPE)
                    .withConcurrency(concurrency)
                    .withIndexers(Map.of("name", byName)));
            informer.addIndexers(Map.of("again", byName));
            informer.addIndexers(Map.of("node", pod -> List.of(pod.nodeName())));
            informer.addEventHandler(any);
            informer.addEventHandler(new FilteringResourceEventHandler<Pod>(pod -> true, any));
            informer.start();
            settle(concurrency);
            source.delete("a");
            settle(concurrency);
            informer.close();
            assertThat(seen).containsExactlyInAnyOrder("added a", "added a", "deleted a", "deleted a");
        });
    }

    /** As {@link #hang}, but for a limited time: so a close() that waits for it fails the test and does not block it. */
    private static void hangLong(SeededScheduler time) {
        Latch end = new Latch(time);
        time.spawn("end", () -> {
            try {
                time.sleep(Duration.ofSeconds(100));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            end.open();
        });
        hang(time, end);
    }

    @Test
    @DisplayName("a handler with a bound hangs, and another is being added: it can be removed, and close returns")
    void whileAHandlerIsAdded() {
        for (boolean remove : List.of(true, false)) {
            SeededRuns.run(20, concurrency -> {
                FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
                for (int i = 0; i < 5; i++) {
                    source.add("p" + i, "Running");
                }
                SharedIndexInformer<Pod> informer = informer(source, concurrency);
                HandlerRegistration hanging = informer.addEventHandler(
                        new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> hangLong(concurrency)),
                        HandlerOptions.DEFAULT.withMaxBacklog(1));
                informer.start();
                settle(concurrency);
                concurrency.spawn("adds", () -> informer.addEventHandler(new ResourceEventHandlerFuncs<Pod>()));
                settle(concurrency);
                if (remove) {
                    informer.removeEventHandler(hanging);
                    assertThat(Duration.ofNanos(concurrency.nanoTime())).isLessThan(Duration.ofSeconds(1));
                }
                assertThat(informer.failure()).isEmpty();
                assertThat(informer.close(Duration.ofSeconds(1))).isFalse();
                assertThat(Duration.ofNanos(concurrency.nanoTime())).isLessThan(Duration.ofSeconds(5));
            });
        }
    }

    @Test
    @DisplayName("a queue that is locked while a handler hangs: close returns all the same")
    void queueThatIsLocked() {
        SeededRuns.run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            InformerParts<Pod> parts = InformerParts.<Pod>standard()
                    .withQueue((store, transform, seam) -> new DeltaFIFO<>(
                            DeltaFIFOOptions.<Pod>of(KubeObject::key).withKnownObjects(store), seam));
            var informer = new Informer<>(
                    InformerOptions.of(source, Pod.TYPE)
                            .withConcurrency(concurrency)
                            .withParts(parts),
                    new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> hangLong(concurrency)));
            informer.start();
            settle(concurrency);
            assertThat(informer.close(Duration.ofSeconds(1))).isFalse();
            assertThat(Duration.ofNanos(concurrency.nanoTime())).isLessThan(Duration.ofSeconds(5));
        });
    }

    @Test
    @DisplayName("the longest duration means no limit, and a negative one does not wait")
    void extremeDurations() throws InterruptedException {
        SharedIndexInformer<Pod> real =
                informer(new FakeControllerSource<>(Pod.TYPE, Concurrency.threads()), Concurrency.threads());
        real.start();
        assertThat(real.awaitSynced(FOREVER)).isTrue();
        assertThat(real.close(FOREVER)).isTrue();
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            SharedIndexInformer<Pod> informer = informer(source, concurrency);
            informer.start();
            assertThat(informer.awaitSynced(Duration.ofSeconds(Long.MIN_VALUE))).isFalse();
            assertThat(informer.awaitSynced(FOREVER)).isTrue();
            assertThat(informer.close(FOREVER)).isTrue();
        });
    }
}
