import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.store.Store;
import informers.store.Stores;
import informers.util.Concurrency;
import java.util.List;
import workbook.trace.Trace;
import workbook.trace.Tracer;

/** {@code ./jbang workbook trace 03}: the article's five operations, and a list after a gap. */
public final class DeltaFIFOTrace implements Trace {

    @Override
    public void tell(Tracer tracer) {
        theArticlesExample(tracer);
        aListAfterAGap(tracer);
    }

    private static void theArticlesExample(Tracer tracer) {
        tracer.scene("three pods are added; pod-1 is updated, and deleted");
        Store<ArticlePod> store = store();
        DeltaQueue<ArticlePod> queue = queue(tracer, store);
        tracer.step("pod-1 is added", () -> queue.enqueue(DeltaType.ADDED, pod(1, 1)));
        tracer.step("pod-2 is added", () -> queue.enqueue(DeltaType.ADDED, pod(2, 2)));
        tracer.step("pod-3 is added", () -> queue.enqueue(DeltaType.ADDED, pod(3, 3)));
        tracer.step("pod-1 is updated", () -> queue.enqueue(DeltaType.UPDATED, pod(1, 11)));
        tracer.step("pod-1 is deleted", () -> queue.delete(pod(1, 11)));
        for (int i = 0; i < 4; i++) {
            tracer.ask("pop", () -> pop(queue, store));
        }
    }

    private static void aListAfterAGap(Tracer tracer) {
        tracer.scene("the watch was lost; pod-2 is gone from the list, and nobody saw it go");
        Store<ArticlePod> store = store(pod(1, 1), pod(2, 2));
        DeltaQueue<ArticlePod> queue = queue(tracer, store);
        tracer.step("replace with pod-1 and pod-3", () -> queue.replace(List.of(pod(1, 11), pod(3, 3))));
        for (int i = 0; i < 3; i++) {
            tracer.ask("pop", () -> pop(queue, store));
        }
        tracer.step("pod-2 is deleted, says the watch, late", () -> queue.delete(pod(2, 2)));
    }

    private static DeltaQueue<ArticlePod> queue(Tracer tracer, Store<ArticlePod> store) {
        DeltaQueue<ArticlePod> queue = tracer.answer(
                DeltaFIFOPart.MINE,
                DeltaQueue.class,
                () -> new LibDeltaFIFO<>(ArticlePod.KEYS, store),
                ArticlePod.KEYS,
                store);
        tracer.show("known objects", () -> store.list().stream()
                .map(ArticlePod::toString)
                .sorted()
                .toList());
        tracer.show("hasSynced()", queue::hasSynced);
        return queue;
    }

    /** Into the store goes what was popped, as an informer does it: so it is known from then on. */
    private static List<String> pop(DeltaQueue<ArticlePod> queue, Store<ArticlePod> store) {
        List<Delta<ArticlePod>> popped = queue.pop();
        for (Delta<ArticlePod> delta : popped) {
            if (delta.type() == DeltaType.DELETED) {
                store.delete(delta.deleted());
            } else {
                store.update(delta.object());
            }
        }
        return DeltaText.of(popped);
    }

    private static Store<ArticlePod> store(ArticlePod... pods) {
        Store<ArticlePod> store = Stores.newStore(ArticlePod.KEYS, Concurrency.threads());
        List.of(pods).forEach(store::add);
        return store;
    }

    private static ArticlePod pod(int number, int value) {
        return ArticlePod.pod(number, value);
    }
}
