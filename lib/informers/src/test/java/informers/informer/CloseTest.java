package informers.informer;

import static informers.testing.Worlds.settle;
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
import informers.testing.FakeControllerSource;
import informers.testing.RecordedTasks;
import informers.testing.Worlds;
import informers.util.Concurrency;
import informers.util.Latch;
import informers.util.SeededScheduler;
import informers.watch.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A close() that always returns, and an informer that has ended and says so. */
class CloseTest {
    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    private static SharedIndexInformer<Pod> informer(ListerWatcher<Pod> source, Concurrency concurrency) {
        return new SharedIndexInformer<>(InformerOptions.of(source, Pod.TYPE).withWorld(concurrency));
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
    @DisplayName("a handler that waits without an end is interrupted after ten seconds; no thread is left")
    void handlerThatWaits() {
        Worlds.run(20, world -> {
            FakeControllerSource source = new FakeControllerSource(world);
            source.add("a", "Running");
            RecordedTasks tasks = new RecordedTasks(world);
            SharedIndexInformer<Pod> informer = informer(source, tasks);
            informer.addEventHandler(new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> {
                try {
                    world.sleep(Duration.ofDays(1));
                } catch (InterruptedException e) {
                    world.interruptMyself();
                }
            }));
            informer.start();
            settle(world);
            informer.close();
            assertThat(tasks.running()).isEmpty();
            assertThat(Duration.ofNanos(world.nanoTime())).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
        });
    }

    @Test
    @DisplayName("a handler that ignores interrupts is left behind; a warning names it and the object")
    void handlerThatHangs() {
        Worlds.run(20, world -> {
            FakeControllerSource source = new FakeControllerSource(world);
            source.add("stuck-pod", "Running");
            Latch end = new Latch(world);
            SharedIndexInformer<Pod> informer = informer(source, world);
            informer.addEventHandler(
                    new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> hang(world, end)),
                    HandlerOptions.DEFAULT.withName("hanging"));
            informer.start();
            settle(world);
            assertThat(informer.close(Duration.ofSeconds(2))).isFalse();
            assertThat(Duration.ofNanos(world.nanoTime())).isLessThan(Duration.ofSeconds(6));
            informer.close(); // once more, and it is still bounded
            assertThat(Duration.ofNanos(world.nanoTime())).isLessThan(Duration.ofSeconds(20));
            end.open();
        });
        assertThat(CapturedLogs.lines())
                .anySatisfy(line -> assertThat(line).contains("WARN", "hanging", "stuck-pod", "left behind"));
    }

    @Test
    @DisplayName("a plain informer whose handler hangs, and a server that never answers: close returns")
    void plainInformer() {
        Worlds.run(20, world -> {
            FakeControllerSource source = new FakeControllerSource(world);
            source.add("a", "Running");
            Latch end = new Latch(world);
            var handler = new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> hang(world, end));
            var informer = new Informer<>(InformerOptions.of(source, Pod.TYPE).withWorld(world), handler);
            informer.start();
            settle(world);
            assertThat(informer.close(Duration.ofSeconds(2))).isFalse();
            assertThat(Duration.ofNanos(world.nanoTime())).isLessThan(Duration.ofSeconds(5));
            end.open();
        });
    }

    @Test
    @DisplayName("an interrupt of the one who closes ends the wait, and its flag is set afterwards")
    void interruptedWhileClosing() {
        Worlds.run(20, world -> {
            FakeControllerSource source = new FakeControllerSource(world);
            source.add("a", "Running");
            Latch end = new Latch(world);
            SharedIndexInformer<Pod> informer = informer(source, world);
            informer.addEventHandler(new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> hang(world, end)));
            informer.start();
            settle(world);
            List<Boolean> kept = new ArrayList<>();
            Concurrency.Task closer = world.spawn("closer", () -> {
                informer.close();
                try {
                    world.sleep(Duration.ofMillis(1));
                    kept.add(false);
                } catch (InterruptedException e) {
                    kept.add(true);
                }
            });
            settle(world);
            closer.interrupt();
            closer.join();
            assertThat(kept).containsExactly(true);
            assertThat(Duration.ofNanos(world.nanoTime())).isLessThan(Duration.ofSeconds(4));
            end.open();
        });
    }

    @Test
    @DisplayName("who waits for the first list of an informer that ends, or is removed, learns of it at once")
    void waitsNoLongerThanTheInformer() {
        Worlds.run(20, world -> {
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
            SharedIndexInformer<Pod> informer = informer(broken, world);
            HandlerRegistration handler = informer.addEventHandler(new ResourceEventHandlerFuncs<>());
            informer.start();
            assertThat(informer.awaitSynced(Duration.ofMinutes(10))).isFalse();
            assertThat(handler.awaitSynced(Duration.ofMinutes(10))).isFalse();
            assertThat(Duration.ofNanos(world.nanoTime())).isLessThan(Duration.ofSeconds(1));
            assertThat(informer.failure().orElseThrow())
                    .isInstanceOf(NoClassDefFoundError.class)
                    .hasMessageContaining("some/optional/Module");
            assertThat(informer.isStopped()).isTrue();
            informer.close();

            SharedIndexInformer<Pod> stopped = informer(broken, world);
            stopped.stop();
            assertThat(stopped.awaitSynced(Duration.ofMinutes(10))).isFalse();
            assertThat(stopped.failure()).isEmpty();
            assertThat(Duration.ofNanos(world.nanoTime())).isLessThan(Duration.ofSeconds(1));
        });
    }

    @Test
    @DisplayName("a handler, a filter and an index function for any object serve an informer of pods")
    void contravariant() {
        Worlds.run(world -> {
            FakeControllerSource source = new FakeControllerSource(world);
            source.add("a", "Running");
            List<String> seen = new ArrayList<>();
            ResourceEventHandler<KubeObject> any = new ResourceEventHandlerFuncs<KubeObject>()
                    .onAdd(object -> seen.add("added " + object.name()))
                    .onDelete(gone ->
                            seen.add("deleted " + gone.lastKnown().orElseThrow().name()));
            IndexFunc<KubeObject> byName = object -> List.of(object.name());
            SharedIndexInformer<Pod> informer = new SharedIndexInformer<>(
                    InformerOptions.of(source, Pod.TYPE).withWorld(world).withIndexers(Map.of("name", byName)));
            informer.addIndexers(Map.of("again", byName));
            informer.addIndexers(Map.of("node", pod -> List.of(pod.nodeName())));
            informer.addEventHandler(any);
            informer.addEventHandler(new FilteringResourceEventHandler<Pod>(pod -> true, any));
            informer.start();
            settle(world);
            source.delete("a");
            settle(world);
            informer.close();
            assertThat(seen).containsExactlyInAnyOrder("added a", "added a", "deleted a", "deleted a");
        });
    }

    /** As {@link #hang}, but not for ever: so a close() that waits for it fails the test and does not stop it. */
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
            Worlds.run(20, world -> {
                FakeControllerSource source = new FakeControllerSource(world);
                for (int i = 0; i < 5; i++) {
                    source.add("p" + i, "Running");
                }
                SharedIndexInformer<Pod> informer = informer(source, world);
                HandlerRegistration hanging = informer.addEventHandler(
                        new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> hangLong(world)),
                        HandlerOptions.DEFAULT.withMaxBacklog(1));
                informer.start();
                settle(world);
                world.spawn("adds", () -> informer.addEventHandler(new ResourceEventHandlerFuncs<Pod>()));
                settle(world);
                if (remove) {
                    informer.removeEventHandler(hanging);
                    assertThat(Duration.ofNanos(world.nanoTime())).isLessThan(Duration.ofSeconds(1));
                }
                assertThat(informer.failure()).isEmpty();
                assertThat(informer.close(Duration.ofSeconds(1))).isFalse();
                assertThat(Duration.ofNanos(world.nanoTime())).isLessThan(Duration.ofSeconds(5));
            });
        }
    }

    @Test
    @DisplayName("a queue that is locked while a handler hangs: close returns all the same")
    void queueThatIsLocked() {
        Worlds.run(20, world -> {
            FakeControllerSource source = new FakeControllerSource(world);
            source.add("a", "Running");
            InformerParts<Pod> parts = InformerParts.<Pod>standard()
                    .withQueue((store, transform, concurrency) -> new DeltaFIFO<>(
                            DeltaFIFOOptions.<Pod>of(KubeObject::key).withKnownObjects(store), concurrency));
            var informer = new Informer<>(
                    InformerOptions.of(source, Pod.TYPE).withWorld(world).withParts(parts),
                    new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> hangLong(world)));
            informer.start();
            settle(world);
            assertThat(informer.close(Duration.ofSeconds(1))).isFalse();
            assertThat(Duration.ofNanos(world.nanoTime())).isLessThan(Duration.ofSeconds(5));
        });
    }

    @Test
    @DisplayName("the longest duration there is means as long as it takes, and a wait of less than nothing only looks")
    void extremeDurations() throws InterruptedException {
        SharedIndexInformer<Pod> real =
                informer(new FakeControllerSource(Concurrency.threads()), Concurrency.threads());
        real.start();
        assertThat(real.awaitSynced(FOREVER)).isTrue();
        assertThat(real.close(FOREVER)).isTrue();
        Worlds.run(world -> {
            FakeControllerSource source = new FakeControllerSource(world);
            SharedIndexInformer<Pod> informer = informer(source, world);
            informer.start();
            assertThat(informer.awaitSynced(Duration.ofSeconds(Long.MIN_VALUE))).isFalse();
            assertThat(informer.awaitSynced(FOREVER)).isTrue();
            assertThat(informer.close(FOREVER)).isTrue();
        });
    }
}
