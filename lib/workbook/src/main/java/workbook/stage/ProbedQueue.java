package workbook.stage;

import informers.api.TransformFunc;
import informers.queue.Delta;
import informers.queue.Deltas;
import informers.queue.Queue;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Records what is popped from a queue, and shows what it holds. What is put into it is seen by what it holds. */
final class ProbedQueue<T> implements Queue<T> {
    private final Queue<T> queue;
    private final List<?> given;
    private final Consumer<String> record;

    /** @param given what the queue was given, and what is no part of it */
    ProbedQueue(Queue<T> queue, List<?> given, Consumer<String> record) {
        this.queue = queue;
        this.given = given;
        this.record = record;
    }

    List<String> rows() {
        return Contents.of(queue, given);
    }

    @Override
    public void add(T object) {
        queue.add(object);
        record.accept("queues what was added");
    }

    @Override
    public void update(T object) {
        queue.update(object);
        record.accept("queues what was updated");
    }

    @Override
    public void delete(T object) {
        queue.delete(object);
        record.accept("queues what was deleted");
    }

    @Override
    public void replace(List<T> objects, String resourceVersion) {
        queue.replace(objects, resourceVersion);
        record.accept("queues the list");
    }

    @Override
    public void resync() {
        queue.resync();
        record.accept("queues a resync");
    }

    @Override
    public void bookmark(String resourceVersion) {
        queue.bookmark(resourceVersion);
        record.accept("queues the bookmark");
    }

    @Override
    public Optional<TransformFunc<T>> transformer() {
        return queue.transformer();
    }

    @Override
    public Deltas<T> pop(PopProcess<T> process) throws InterruptedException {
        return queue.pop(probed(process));
    }

    @Override
    public void popBatch(BatchProcess<T> batch, PopProcess<T> single) throws InterruptedException {
        queue.popBatch(
                (deltas, isInInitialList) -> {
                    popped(deltas);
                    batch.process(deltas, isInInitialList);
                    record.accept("has processed it");
                },
                probed(single));
    }

    private PopProcess<T> probed(PopProcess<T> process) {
        return (deltas, isInInitialList) -> {
            popped(deltas.list());
            process.process(deltas, isInInitialList);
            record.accept("has processed it");
        };
    }

    private void popped(List<Delta<T>> deltas) {
        record.accept("pops " + deltas.stream().map(StageText::of).collect(Collectors.joining(", ")));
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
