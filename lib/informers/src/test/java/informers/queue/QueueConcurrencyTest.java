package informers.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import informers.testkit.SeededScheduler;
import informers.util.Concurrency.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A reflector, its resync timer, a consumer and a task that waits for the sync, in many interleavings. The server changes, sometimes
 * unseen; the store must follow it, never go back, and have the first list when the queue has synced.
 */
class QueueConcurrencyTest {
    private static final int SEEDS = 100;
    private static final List<String> NAMES = List.of("a", "b", "c");

    @Test
    @DisplayName("DeltaFIFO keeps its store equal to the server in every interleaving")
    void deltaFIFO() {
        run((known, concurrency) -> new DeltaFIFO<>(
                DeltaFIFOOptions.<Item>of(Item::name).withKnownObjects(known).withEmitDeltaTypeReplaced(true),
                concurrency));
    }

    @Test
    @DisplayName("RealFIFO, known, keeps its store equal to the server in every interleaving")
    void realFIFOWithKnownObjects() {
        run((known, concurrency) -> new RealFIFO<>(RealFIFOOptions.known(Item::name, known), concurrency));
    }

    @Test
    @DisplayName("RealFIFO, atomic, keeps its store equal to the server in every interleaving")
    void atomicRealFIFO() {
        run((known, concurrency) ->
                new RealFIFO<>(RealFIFOOptions.<Item>atomic(Item::name).withUnlockWhileProcessing(false), concurrency));
    }

    @Test
    @DisplayName("RealFIFO, unlocked, keeps its store equal to the server in every interleaving")
    void atomicRealFIFOUnlockedWhileProcessing() {
        run((known, concurrency) -> new RealFIFO<>(RealFIFOOptions.atomic(Item::name), concurrency));
    }

    private static void run(BiFunction<KnownObjects<Item>, SeededScheduler, Queue<Item>> maker) {
        for (long seed = 0; seed < SEEDS; seed++) {
            SeededScheduler.run(seed, concurrency -> new Story(concurrency, maker).run());
        }
    }

    /** The consumer's store. */
    private static final class CheckedStore implements KnownObjects<Item> {
        private final Map<String, Item> items = new LinkedHashMap<>();
        private final Map<String, Integer> lastSeen = new LinkedHashMap<>();

        void apply(Delta<Item> delta) {
            switch (delta.type()) {
                case ADDED, UPDATED, REPLACED, SYNC -> put(delta.object());
                case DELETED -> items.remove(delta.deleted().key());
                case REPLACED_ALL -> {
                    items.clear();
                    delta.replacedAll().objects().forEach(this::put);
                }
                case SYNC_ALL, BOOKMARK -> {}
            }
        }

        private void put(Item item) {
            Integer before = lastSeen.put(item.name(), item.value());
            assertThat(item.value())
                    .as("the version of " + item.name() + " after " + before)
                    .isGreaterThanOrEqualTo(before == null ? 0 : before);
            items.put(item.name(), item);
        }

        @Override
        public List<String> listKeys() {
            return List.copyOf(items.keySet());
        }

        @Override
        public Optional<Item> getByKey(String key) {
            return Optional.ofNullable(items.get(key));
        }
    }

    private static final class Story {
        private final SeededScheduler concurrency;
        private final CheckedStore store = new CheckedStore();
        private final Queue<Item> queue;
        private final Map<String, Item> server = new LinkedHashMap<>();
        private int version;

        Story(SeededScheduler concurrency, BiFunction<KnownObjects<Item>, SeededScheduler, Queue<Item>> maker) {
            this.concurrency = concurrency;
            this.queue = maker.apply(store, concurrency);
        }

        void run() {
            List<Task> tasks = new ArrayList<>();
            Task consumer = concurrency.spawn("consumer", this::consume);
            tasks.add(concurrency.spawn("reflector", this::watch));
            tasks.add(concurrency.spawn("resync", () -> {
                for (int i = 0; i < 4; i++) {
                    concurrency.yield();
                    queue.resync();
                }
            }));
            tasks.add(concurrency.spawn("waiter", this::awaitSync));
            tasks.forEach(Story::join);
            queue.close();
            join(consumer);
            assertThat(store.items).isEqualTo(server);
        }

        private void watch() {
            change("a");
            change("b");
            list();
            for (int i = 0; i < 12; i++) {
                String name = NAMES.get(pick(NAMES.size()));
                switch (pick(4)) {
                    case 0, 1 -> {
                        boolean isNew = !server.containsKey(name);
                        Item item = change(name);
                        if (isNew) {
                            queue.add(item);
                        } else {
                            queue.update(item);
                        }
                    }
                    case 2 -> {
                        Item last = server.remove(name);
                        if (last != null) {
                            queue.delete(new Item(name, ++version));
                        }
                    }
                    default -> {
                        change(name); // while no watch is open
                        server.remove(NAMES.get(pick(NAMES.size())));
                        list();
                    }
                }
            }
        }

        private Item change(String name) {
            Item item = new Item(name, ++version);
            server.put(name, item);
            return item;
        }

        private void list() {
            queue.replace(List.copyOf(server.values()), String.valueOf(version));
        }

        private int pick(int bound) {
            return (int) (concurrency.random() * bound);
        }

        private void consume() {
            assertThatExceptionOfType(QueueClosedException.class).isThrownBy(() -> {
                while (true) {
                    if (pick(2) == 0) {
                        queue.popBatch((deltas, initial) -> process(deltas), (deltas, initial) -> process(deltas));
                    } else {
                        queue.pop((deltas, initial) -> process(deltas));
                    }
                }
            });
        }

        private void process(Iterable<Delta<Item>> deltas) {
            concurrency.yield();
            deltas.forEach(store::apply);
            concurrency.yield();
        }

        private void awaitSync() {
            while (!queue.hasSynced()) {
                concurrency.yield();
            }
            assertThat(store.lastSeen)
                    .as("synced, so the first list has been processed")
                    .containsKeys("a", "b");
        }

        private static void join(Task task) {
            try {
                task.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
