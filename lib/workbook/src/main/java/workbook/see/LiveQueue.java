package workbook.see;

import informers.api.KubeObject;
import informers.api.TransformFunc;
import informers.queue.Deltas;
import informers.queue.Queue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** A queue of an informer at work: counts what the reflector puts into it, and what the informer pops. */
final class LiveQueue<T extends KubeObject> implements Queue<T> {
    private final Queue<T> queue;
    private final Seam received;
    private final LongAdder popped;
    private final Consumer<String> note;

    /** @param note called with what happens rarely */
    LiveQueue(Queue<T> queue, Seam received, LongAdder popped, Consumer<String> note) {
        this.queue = queue;
        this.received = received;
        this.popped = popped;
        this.note = note;
    }

    @Override
    public void add(T object) {
        queue.add(object);
        received.passed(Seam.Kind.ADDED, object);
    }

    @Override
    public void update(T object) {
        queue.update(object);
        received.passed(Seam.Kind.UPDATED, object);
    }

    @Override
    public void delete(T object) {
        queue.delete(object);
        received.passed(Seam.Kind.DELETED, object);
    }

    @Override
    public void replace(List<T> objects, String resourceVersion) {
        queue.replace(objects, resourceVersion);
        note.accept("queues the list: " + objects.size() + " objects, at " + resourceVersion);
    }

    @Override
    public void resync() {
        queue.resync();
        note.accept("queues a resync");
    }

    @Override
    public void bookmark(String resourceVersion) {
        queue.bookmark(resourceVersion);
        note.accept("queues the bookmark " + resourceVersion);
    }

    @Override
    public Optional<TransformFunc<T>> transformer() {
        return queue.transformer();
    }

    @Override
    public Deltas<T> pop(PopProcess<T> process) throws InterruptedException {
        return queue.pop(counted(process));
    }

    @Override
    public void popBatch(BatchProcess<T> batch, PopProcess<T> single) throws InterruptedException {
        queue.popBatch(
                (deltas, isInInitialList) -> {
                    batch.process(deltas, isInInitialList);
                    popped.add(deltas.size());
                },
                counted(single));
    }

    private PopProcess<T> counted(PopProcess<T> process) {
        return (deltas, isInInitialList) -> {
            process.process(deltas, isInInitialList);
            popped.increment();
        };
    }

    @Override
    public boolean hasSynced() {
        return queue.hasSynced();
    }

    @Override
    public int size() {
        return queue.size();
    }

    @Override
    public void close() {
        queue.close();
    }

    @Override
    public boolean isClosed() {
        return queue.isClosed();
    }
}
