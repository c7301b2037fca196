package informers.handler;

import static informers.testkit.TestObjects.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.api.Pod;
import informers.internal.handler.ProcessDeltas;
import informers.internal.handler.ProcessDeltasInBatch;
import informers.internal.store.TransactionException;
import informers.queue.Delta;
import informers.queue.Deltas;
import informers.store.IndexException;
import informers.store.Indexer;
import informers.store.Stores;
import informers.testkit.ForwardingStore;
import informers.util.Concurrency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** processDeltas, one by one and in batches. The numbers are those of the conformance list. */
class HandlerConformanceTest {
    private final Indexer<Pod> store = Stores.newIndexer(
            KubeObject::key,
            Map.of("refuses", pod -> {
                if (pod.name().equals("broken")) {
                    throw new IllegalStateException("boom");
                }
                return List.of();
            }),
            Concurrency.threads());

    /** The notifications, and the content of the store at that moment. */
    private final List<String> calls = new ArrayList<>();

    private final ResourceEventHandler<Pod> handler = new ResourceEventHandlerFuncs<Pod>()
            .onAddDetailed((p, initial) -> calls.add("add " + p + (initial ? " initial" : "") + stored()))
            .onUpdate((before, now) -> calls.add("update " + before + " -> " + now + stored()))
            .onDelete(gone -> calls.add("delete " + gone.key() + (gone.finalStateUnknown() ? " missed " : " ")
                    + gone.lastKnown().map(Object::toString).orElse("unknown") + stored()));

    private final ProcessDeltas<Pod> process = new ProcessDeltas<>(store, KubeObject::key, handler);
    private final ProcessDeltasInBatch<Pod> batch = new ProcessDeltasInBatch<>(store, process, handler);

    private String stored() {
        return " | " + store.list().stream().map(Pod::toString).sorted().toList();
    }

    private static Deltas<Pod> deltas(List<Delta<Pod>> list) {
        return new Deltas<>(list);
    }

    @Test
    @DisplayName(
            "C52 TestReplaceEvents: an atomic replace causes the same events and the same store as a replace object by object")
    void replaceEvents() {
        Pod kept = pod("ns/kept", 1);
        Pod gone = pod("ns/gone", 2);
        Pod keptNow = pod("ns/kept", 5);
        Pod fresh = pod("ns/fresh", 6);

        store.replace(List.of(kept, gone), "3");
        process.process(deltas(List.of(Delta.deleted(DeletedObject.missed("ns/gone", Optional.of(gone))))), false);
        process.process(deltas(List.of(Delta.replaced(keptNow))), false);
        process.process(deltas(List.of(Delta.replaced(fresh))), false);
        List<String> piecemeal = events();
        String storedThen = stored();

        calls.clear();
        store.replace(List.of(kept, gone), "3");
        process.process(Deltas.of(Delta.replacedAll("7", List.of(keptNow, fresh))), false);

        assertThat(events())
                .isEqualTo(piecemeal)
                .containsExactly(
                        "delete ns/gone missed Pod ns/gone@2",
                        "update Pod ns/kept@1 -> Pod ns/kept@5",
                        "add Pod ns/fresh@6");
        assertThat(stored()).isEqualTo(storedThen);
        assertThat(store.lastStoreSyncResourceVersion())
                .as("the list's own version, not that of its last object")
                .isEqualTo("7");
    }

    private List<String> events() {
        return calls.stream()
                .map(call -> call.substring(0, call.indexOf(" | ")))
                .toList();
    }

    @Test
    @DisplayName(
            "Trap 7: an atomic replace changes the store first, then notifies of deletes, then of adds and updates")
    void storeFirst() {
        store.replace(List.of(pod("ns/gone", 1)), "1");
        process.process(Deltas.of(Delta.replacedAll("3", List.of(pod("ns/fresh", 2)))), true);
        assertThat(calls)
                .as("a handler that is notified of the delete finds the new list in the store")
                .containsExactly(
                        "delete ns/gone missed Pod ns/gone@1 | [Pod ns/fresh@2]",
                        "add Pod ns/fresh@2 initial | [Pod ns/fresh@2]");
    }

    @Test
    @DisplayName("Trap 8: a delete of an object that the store never had is delivered all the same")
    void deleteOfUnknown() {
        process.process(Deltas.of(Delta.deleted(DeletedObject.seen(pod("ns/never", 4)))), false);
        assertThat(calls).containsExactly("delete ns/never Pod ns/never@4 | []");
    }

    @Test
    @DisplayName("an Added for a known object is an update, an Updated for an unknown one an add")
    void theStoreDecides() {
        process.process(deltas(List.of(Delta.updated(pod("ns/a", 1)), Delta.added(pod("ns/a", 2)))), false);
        process.process(deltas(List.of(Delta.sync(pod("ns/a", 2)), Delta.replaced(pod("ns/a", 3)))), true);
        assertThat(events())
                .containsExactly(
                        "add Pod ns/a@1",
                        "update Pod ns/a@1 -> Pod ns/a@2",
                        "update Pod ns/a@2 -> Pod ns/a@2",
                        "update Pod ns/a@2 -> Pod ns/a@3");
    }

    @Test
    @DisplayName("SyncAll delivers all objects again and writes nothing; a bookmark only changes the resourceVersion")
    void syncAllAndBookmark() {
        store.replace(List.of(pod("ns/a", 1)), "1");
        process.process(Deltas.of(Delta.syncAll()), false);
        process.process(Deltas.of(Delta.bookmark("9")), false);
        assertThat(calls).containsExactly("update Pod ns/a@1 -> Pod ns/a@1 | [Pod ns/a@1]");
        assertThat(store.lastStoreSyncResourceVersion()).isEqualTo("9");
    }

    @Test
    @DisplayName("a store that refuses an object: the deltas after it are not processed")
    void aStoreErrorEndsIt() {
        assertThatThrownBy(() -> process.process(
                        deltas(List.of(
                                Delta.added(pod("ns/a", 1)),
                                Delta.added(pod("ns/broken", 2)),
                                Delta.added(pod("ns/b", 3)))),
                        false))
                .isInstanceOf(IndexException.class);
        assertThat(events()).containsExactly("add Pod ns/a@1");
    }

    @Test
    @DisplayName("C53 TestProcessDeltasInBatch: the handler is notified of what was stored, and of nothing else")
    void batchWithAFailure() {
        store.replace(List.of(pod("ns/a", 1), pod("ns/c", 1)), "1");
        assertThatThrownBy(() -> batch.process(
                        List.of(
                                Delta.updated(pod("ns/a", 2)),
                                Delta.added(pod("ns/broken", 3)),
                                Delta.added(pod("ns/b", 4)),
                                Delta.deleted(DeletedObject.seen(pod("ns/c", 5)))),
                        false))
                .isInstanceOfSatisfying(
                        TransactionException.class,
                        e -> assertThat(e.successfulIndices()).containsExactly(0, 2, 3));
        assertThat(calls)
                .as("everything is stored before the first notification")
                .containsExactly(
                        "update Pod ns/a@1 -> Pod ns/a@2 | [Pod ns/a@2, Pod ns/b@4]",
                        "add Pod ns/b@4 | [Pod ns/a@2, Pod ns/b@4]",
                        "delete ns/c Pod ns/c@5 | [Pod ns/a@2, Pod ns/b@4]");
    }

    @Test
    @DisplayName("an object without a key in a batch: the others are stored and notified, and its failure is not lost")
    void batchWithAnObjectThatHasNoKey() {
        Indexer<Pod> strict = Stores.newIndexer(
                pod -> {
                    if (pod.name().equals("keyless")) {
                        throw new IllegalStateException("no key");
                    }
                    return pod.key();
                },
                Map.of("refuses", pod -> {
                    if (pod.name().equals("broken")) {
                        throw new IllegalStateException("boom");
                    }
                    return List.of();
                }),
                Concurrency.threads());
        var strictBatch =
                new ProcessDeltasInBatch<>(strict, new ProcessDeltas<>(strict, KubeObject::key, handler), handler);
        Delta<Pod> keyless = Delta.added(pod("ns/keyless", 1));

        assertThatThrownBy(() -> strictBatch.process(List.of(keyless, Delta.added(pod("ns/a", 2))), false))
                .hasStackTraceContaining("no key");
        assertThat(strict.list()).containsExactly(pod("ns/a", 2));
        assertThat(events()).containsExactly("add Pod ns/a@2");

        calls.clear();
        assertThatThrownBy(() -> strictBatch.process(
                        List.of(keyless, Delta.added(pod("ns/broken", 3)), Delta.added(pod("ns/b", 4))), false))
                .isInstanceOfSatisfying(
                        TransactionException.class,
                        e -> assertThat(e.getSuppressed())
                                .as("what was refused before the transaction")
                                .anySatisfy(one -> assertThat(one).hasStackTraceContaining("no key")));
        assertThat(events()).containsExactly("add Pod ns/b@4");
    }

    @Test
    @DisplayName("C53 TestProcessDeltasInBatch: without failure, in order, with the initial flag")
    void batchWithoutFailure() {
        batch.process(List.of(Delta.replaced(pod("ns/a", 1)), Delta.sync(pod("ns/b", 2))), true);
        assertThat(events()).containsExactly("add Pod ns/a@1 initial", "add Pod ns/b@2 initial");
        assertThat(store.lastStoreSyncResourceVersion()).isEqualTo("2");
    }

    @Test
    @DisplayName("C53 TestProcessDeltasInBatch: a store without transactions is served one by one")
    void batchOneByOne() {
        var plain = new ForwardingStore<>(store);
        var plainBatch =
                new ProcessDeltasInBatch<>(plain, new ProcessDeltas<>(plain, KubeObject::key, handler), handler);
        assertThatThrownBy(() -> plainBatch.process(
                        List.of(
                                Delta.added(pod("ns/a", 1)),
                                Delta.added(pod("ns/broken", 2)),
                                Delta.added(pod("ns/b", 3)),
                                Delta.added(pod("ns/broken", 4))),
                        false))
                .isInstanceOf(IndexException.class)
                .satisfies(e -> assertThat(e.getSuppressed())
                        .as("the second failure is not lost")
                        .singleElement()
                        .isInstanceOf(IndexException.class));
        assertThat(calls).containsExactly("add Pod ns/a@1 | [Pod ns/a@1]", "add Pod ns/b@3 | [Pod ns/a@1, Pod ns/b@3]");
    }
}
