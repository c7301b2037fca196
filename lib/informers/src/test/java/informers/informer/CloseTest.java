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
}
