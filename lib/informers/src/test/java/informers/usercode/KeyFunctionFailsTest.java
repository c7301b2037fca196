package informers.usercode;

import static informers.testkit.TestObjects.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.KeyException;
import informers.api.KeyFunction;
import informers.api.Pod;
import informers.internal.store.TransactionException;
import informers.internal.store.TransactionStore;
import informers.internal.store.TransactionStore.Transaction;
import informers.queue.DeltaFIFO;
import informers.queue.RealFIFO;
import informers.queue.RealFIFOOptions;
import informers.store.Store;
import informers.store.Stores;
import informers.util.Concurrency;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A key function that throws or returns null for one object, in the stores and queues that have one. */
class KeyFunctionFailsTest {
    private static final List<KeyFunction<Pod>> FUNCTIONS = List.of(
            pod -> {
                if (Bad.is(pod)) {
                    throw new IllegalStateException("no name");
                }
                return pod.key();
            },
            pod -> Bad.is(pod) ? null : pod.key());

    private static final Pod A = pod("ns/a", 1);
    private static final Pod BAD = pod("ns/bad", 2);

    @Test
    @DisplayName(
            "of a store: the caller gets the exception, and the store is unchanged; a transaction applies its other changes")
    @SuppressWarnings("unchecked")
    void ofAStore() {
        for (KeyFunction<Pod> keys : FUNCTIONS) {
            Store<Pod> store = Stores.newStore(keys, Concurrency.threads());
            store.add(A);
            List<Runnable> calls = List.of(
                    () -> store.add(BAD),
                    () -> store.update(BAD),
                    () -> store.delete(BAD),
                    () -> store.get(BAD),
                    () -> store.replace(List.of(pod("ns/b", 3), BAD), "3"));
            for (Runnable call : calls) {
                assertThatThrownBy(call::run).isInstanceOf(KeyException.class).hasMessageContaining("Pod ns/bad@2");
                assertThat(store.listKeys()).containsExactly("ns/a");
            }
            assertThatThrownBy(() -> ((TransactionStore<Pod>) store)
                            .transaction(List.of(new Transaction.Add<>(BAD), new Transaction.Add<>(pod("ns/c", 3)))))
                    .isInstanceOf(TransactionException.class);
            assertThat(store.listKeys()).containsExactlyInAnyOrder("ns/a", "ns/c");
        }
    }

    @Test
    @DisplayName("of a queue: the caller gets the exception, nothing of the list is queued, and it has not synced")
    void ofAQueue() {
        for (KeyFunction<Pod> keys : FUNCTIONS) {
            RealFIFO<Pod> queue = new RealFIFO<>(RealFIFOOptions.atomic(keys), Concurrency.threads());
            assertThatThrownBy(() -> queue.add(BAD)).isInstanceOf(KeyException.class);
            assertThatThrownBy(() -> queue.replace(List.of(A, BAD), "2")).isInstanceOf(KeyException.class);
            assertThat(queue.size()).isZero();
            assertThat(queue.hasSynced()).isFalse();

            DeltaFIFO<Pod> fifo = DeltaFIFO.of(keys);
            assertThatThrownBy(() -> fifo.replace(List.of(BAD, A), "2")).isInstanceOf(KeyException.class);
            assertThat(fifo.hasSynced()).isFalse();
        }
    }

    @Test
    @DisplayName("of a queue, if it fails only later: queued entries are popped all the same, that one alone")
    void ofAQueueLater() throws InterruptedException {
        AtomicBoolean broken = new AtomicBoolean();
        KeyFunction<Pod> moody = new KeyFunction<>() {
            @Override
            public String key(Pod pod) {
                return pod.key();
            }

            @Override
            public String keyOf(Pod pod) {
                if (broken.get()) {
                    throw new IllegalStateException("no name");
                }
                return pod.key();
            }
        };
        RealFIFO<Pod> queue = new RealFIFO<>(RealFIFOOptions.atomic(moody), Concurrency.threads());
        queue.add(A);
        queue.add(BAD);
        broken.set(true);
        List<String> popped = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            queue.popBatch(
                    (deltas, initial) -> popped.add("batch"),
                    (deltas, initial) ->
                            popped.add(deltas.newest().orElseThrow().toString()));
        }
        assertThat(popped).containsExactly("Added(Pod ns/a@1)", "Added(Pod ns/bad@2)");
    }
}
