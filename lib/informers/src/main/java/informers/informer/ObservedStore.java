package informers.informer;

import informers.api.TransformFunc;
import informers.queue.ReflectorStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Delegates a reflector's writes, and runs a callback after each: a write alone can complete the sync, as when the first
 * list is empty.
 *
 * @param sink the destination
 * @param aroundLists writes each list, by running its argument
 * @param afterWrite runs after each write
 */
record ObservedStore<T>(ReflectorStore<T> sink, Consumer<Runnable> aroundLists, Runnable afterWrite)
        implements ReflectorStore<T> {
    @Override
    public void add(T object) {
        sink.add(object);
        afterWrite.run();
    }

    @Override
    public void update(T object) {
        sink.update(object);
        afterWrite.run();
    }

    @Override
    public void delete(T object) {
        sink.delete(object);
        afterWrite.run();
    }

    @Override
    public void replace(List<T> objects, String resourceVersion) {
        aroundLists.accept(() -> sink.replace(objects, resourceVersion));
        afterWrite.run();
    }

    @Override
    public void resync() {
        sink.resync();
    }

    @Override
    public void bookmark(String resourceVersion) {
        sink.bookmark(resourceVersion);
    }

    @Override
    public Optional<TransformFunc<T>> transformer() {
        return sink.transformer();
    }
}
