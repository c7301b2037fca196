import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import informers.api.ConfigMap;
import informers.api.DeletedObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Status;
import informers.api.TransformFunc;
import informers.handler.ResourceEventHandler;
import informers.informer.InformerOptions;
import informers.informer.InformerParts;
import informers.informer.SharedIndexInformer;
import informers.listwatch.ListerWatcher;
import informers.queue.KnownObjects;
import informers.queue.QueueClosedException;
import informers.store.Store;
import informers.store.Stores;
import informers.util.Concurrency;
import informers.util.Latch;
import informers.testkit.SeededScheduler;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A queue made from an answer to chapter 03 blocks, can be closed, and works in an informer. */
class DeltaFIFOPartTest {
    private static final int SEEDS = 20;

    @Test
    void popBlocksAndObjectsQueuedBeforeCloseCanStillBePopped() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SeededScheduler.run(seed, concurrency -> {
                DeltaFIFOPart<SamplePod> queue = part(KnownObjects.none(), Optional.empty(), concurrency);
                concurrency.spawn("writer", () -> {
                    sleep(concurrency, 1);
                    queue.add(SamplePod.pod(1, 1));
                    sleep(concurrency, 1);
                    queue.add(SamplePod.pod(2, 2));
                    queue.close();
                });
                assertThat(pop(queue)).containsExactly("Added {pod-1 1}");
                assertThat(pop(queue)).containsExactly("Added {pod-2 2}");
                assertThatExceptionOfType(QueueClosedException.class).isThrownBy(() -> pop(queue));
                assertThat(queue.isClosed()).isTrue();
            });
        }
    }

    @Test
    void closeEndsABlockedPop() {
        SeededScheduler.run(7, concurrency -> {
            DeltaFIFOPart<SamplePod> queue = part(KnownObjects.none(), Optional.empty(), concurrency);
            concurrency.spawn("closer", () -> {
                sleep(concurrency, 1);
                queue.close();
            });
            assertThatExceptionOfType(QueueClosedException.class).isThrownBy(() -> pop(queue));
        });
    }

    @Test
    void aResyncQueuesTheObjectsOfTheStoreThatAreNotQueued() throws InterruptedException {
        Store<SamplePod> store = Stores.newStore(SamplePod.KEYS, Concurrency.threads());
        store.add(SamplePod.pod(1, 5));
        store.add(SamplePod.pod(2, 5));
        DeltaFIFOPart<SamplePod> queue = part(store, Optional.empty(), Concurrency.threads());
        queue.update(SamplePod.pod(1, 6));
        queue.resync();

        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.list()).containsExactly(SamplePod.pod(1, 6), SamplePod.pod(2, 5));
        assertThat(pop(queue)).containsExactly("Updated {pod-1 6}");
        assertThat(pop(queue)).containsExactly("Sync {pod-2 5}");
    }

    @Test
    void objectsFromTheServerAreTransformedOnceAndTombstonesAreNot() throws InterruptedException {
        Store<SamplePod> store = Stores.newStore(SamplePod.KEYS, Concurrency.threads());
        store.add(SamplePod.pod(3, 103));
        DeltaFIFOPart<SamplePod> queue =
                part(store, Optional.of(pod -> new SamplePod(pod.name(), pod.value() + 100)), Concurrency.threads());
        queue.add(SamplePod.pod(1, 1));
        queue.update(SamplePod.pod(1, 2));
        queue.delete(SamplePod.pod(1, 3));
        queue.replace(List.of(SamplePod.pod(2, 4)), "10");

        assertThat(pop(queue)).containsExactly("Added {pod-1 101}", "Updated {pod-1 102}", "Deleted {pod-1 103}");
        assertThat(pop(queue)).containsExactly("Replaced {pod-2 104}");
        assertThat(pop(queue)).containsExactly("Deleted (tombstone; last known {pod-3 103})");
    }

    /** Two lists with a gap in the watch between them, in which b and c are deleted. */
    @Test
    void anInformerWorksWithIt() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SeededScheduler.run(seed, concurrency -> {
                var server = new Server(concurrency);
                var parts = InformerParts.<ConfigMap>standard().withQueue(DeltaFIFOPart.factory(LibDeltaFIFO::new));
                var informer = new SharedIndexInformer<>(InformerOptions.of(server, ConfigMap.TYPE)
                        .withParts(parts)
                        .withConcurrency(concurrency));
                var log = new Log();
                informer.addEventHandler(log);
                informer.start();
                try {
                    assertThat(informer.awaitSynced(Duration.ofMinutes(1))).isTrue();
                    server.secondWatch.await();
                    sleep(concurrency, 10);
                    assertThat(informer.store().listKeys()).containsExactlyInAnyOrder("default/a", "default/d");
                    assertThat(log.of("a")).startsWith("add a@1 initial", "update a@11");
                    assertThat(log.of("b")).containsExactly("add b@2 initial", "delete b@2 tombstone");
                    assertThat(log.of("c")).containsExactly("add c@12", "delete c@12 tombstone");
                    assertThat(log.of("d")).containsExactly("add d@15");
                    informer.close();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
        }
    }

    private static DeltaFIFOPart<SamplePod> part(
            KnownObjects<SamplePod> known,
            Optional<TransformFunc<SamplePod>> transformer,
            Concurrency concurrency) {
        return new DeltaFIFOPart<>(new LibDeltaFIFO<>(SamplePod.KEYS, known), known, transformer, concurrency);
    }

    private static List<String> pop(DeltaFIFOPart<SamplePod> queue) {
        try {
            return DeltaText.of(queue.pop((deltas, isInInitialList) -> {}));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void sleep(Concurrency concurrency, int seconds) {
        try {
            concurrency.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Records the notifications of a handler, with names and versions. */
    private static final class Log implements ResourceEventHandler<ConfigMap> {
        private final List<String> lines = new ArrayList<>();

        List<String> of(String name) {
            return lines.stream().filter(line -> line.contains(" " + name + "@")).toList();
        }

        @Override
        public void onAdd(ConfigMap object, boolean isInInitialList) {
            lines.add("add " + text(object) + (isInInitialList ? " initial" : ""));
        }

        @Override
        public void onUpdate(ConfigMap before, ConfigMap now) {
            lines.add("update " + text(now));
        }

        @Override
        public void onDelete(DeletedObject<ConfigMap> deleted) {
            lines.add("delete " + text(deleted.lastKnown().orElseThrow()) + (deleted.finalStateUnknown() ? " tombstone" : ""));
        }

        private static String text(ConfigMap object) {
            return object.name() + "@" + object.resourceVersion();
        }
    }

    private static final class Server implements ListerWatcher<ConfigMap> {
        private final Concurrency concurrency;
        private final Latch secondWatch;
        private int lists;
        private int watches;

        Server(Concurrency concurrency) {
            this.concurrency = concurrency;
            this.secondWatch = new Latch(concurrency);
        }

        @Override
        public ObjectList<ConfigMap> list(ListOptions options) {
            return ++lists == 1
                    ? ObjectList.of("10", List.of(map("a", 1), map("b", 2)))
                    : ObjectList.of("20", List.of(map("a", 11), map("d", 15)));
        }

        @Override
        public Watch<ConfigMap> watch(ListOptions options) {
            Deque<WatchEvent<ConfigMap>> events = new ArrayDeque<>();
            if (++watches == 1) {
                events.add(WatchEvent.of(EventType.MODIFIED, map("a", 11)));
                events.add(WatchEvent.of(EventType.ADDED, map("c", 12)));
                events.add(WatchEvent.error(Status.failure(410, "Expired", "too old resource version")));
            } else {
                secondWatch.open();
            }
            return new Events(events, new Latch(concurrency));
        }

        @Override
        public boolean supportsWatchList() {
            return false;
        }

        private static ConfigMap map(String name, int version) {
            String json = "{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"namespace\":\"default\",\"name\":\""
                    + name + "\",\"resourceVersion\":\"" + version + "\"}}";
            return ConfigMap.TYPE.decode(json.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Delivers the events, and then nothing until it is closed. */
    private record Events(Deque<WatchEvent<ConfigMap>> events, Latch closed) implements Watch<ConfigMap> {
        @Override
        public Optional<WatchEvent<ConfigMap>> next() {
            if (events.isEmpty()) {
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    return Optional.empty();
                }
            }
            return Optional.ofNullable(events.poll());
        }

        @Override
        public Optional<IOException> failure() {
            return Optional.empty();
        }

        @Override
        public void close() {
            closed.open();
        }
    }
}
