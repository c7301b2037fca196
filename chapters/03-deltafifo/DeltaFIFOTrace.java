import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.store.Store;
import informers.store.Stores;
import informers.util.Concurrency;
import java.util.List;
import workbook.trace.Trace;
import workbook.trace.Tracer;

/** {@code ./jbang workbook trace 03}: five operations, and a relist after a gap in the watch. */
public final class DeltaFIFOTrace implements Trace {

    @Override
    public void run(Tracer tracer) {
        fiveOperations(tracer);
        relistAfterAGap(tracer);
        tracer.play(new DeltaFIFOScenes());
    }

    private static void fiveOperations(Tracer tracer) {
        tracer.scene("three pods are added; pod-1 is updated, then deleted");
        Store<SamplePod> store = store();
        DeltaQueue<SamplePod> queue = queue(tracer, store);
        tracer.step("pod-1 is added", () -> queue.enqueue(DeltaType.ADDED, pod(1, 1)));
        tracer.step("pod-2 is added", () -> queue.enqueue(DeltaType.ADDED, pod(2, 2)));
        tracer.step("pod-3 is added", () -> queue.enqueue(DeltaType.ADDED, pod(3, 3)));
        tracer.step("pod-1 is updated", () -> queue.enqueue(DeltaType.UPDATED, pod(1, 11)));
        tracer.step("pod-1 is deleted", () -> queue.delete(pod(1, 11)));
        for (int i = 0; i < 4; i++) {
            tracer.ask("pop", () -> pop(queue, store));
        }
    }

    private static void relistAfterAGap(Tracer tracer) {
        tracer.scene("a LIST after a gap in the watch, without pod-2");
        Store<SamplePod> store = store(pod(1, 1), pod(2, 2));
        DeltaQueue<SamplePod> queue = queue(tracer, store);
        tracer.step("replace with pod-1 and pod-3", () -> queue.replace(List.of(pod(1, 11), pod(3, 3))));
        for (int i = 0; i < 3; i++) {
            tracer.ask("pop", () -> pop(queue, store));
        }
        tracer.step("the watch reports the deletion of pod-2, late", () -> queue.delete(pod(2, 2)));
    }

    private static DeltaQueue<SamplePod> queue(Tracer tracer, Store<SamplePod> store) {
        DeltaQueue<SamplePod> queue = tracer.answer(
                DeltaFIFOPart.MINE,
                DeltaQueue.class,
                () -> new LibDeltaFIFO<>(SamplePod.KEYS, store),
                SamplePod.KEYS,
                store);
        tracer.show("known objects", () -> store.list().stream()
                .map(SamplePod::toString)
                .sorted()
                .toList());
        tracer.show("hasSynced()", queue::hasSynced);
        return queue;
    }

    /** Pops and applies the deltas to the store, as an informer does. */
    private static List<String> pop(DeltaQueue<SamplePod> queue, Store<SamplePod> store) {
        List<Delta<SamplePod>> popped = queue.pop();
        for (Delta<SamplePod> delta : popped) {
            if (delta.type() == DeltaType.DELETED) {
                store.delete(delta.deleted());
            } else {
                store.update(delta.object());
            }
        }
        return DeltaText.of(popped);
    }

    private static Store<SamplePod> store(SamplePod... pods) {
        Store<SamplePod> store = Stores.newStore(SamplePod.KEYS, Concurrency.threads());
        List.of(pods).forEach(store::add);
        return store;
    }

    private static SamplePod pod(int number, int value) {
        return SamplePod.pod(number, value);
    }
}
