package informers.informer;

import informers.api.TransformFunc;
import informers.queue.ReflectorStore;
import java.util.List;
import java.util.Optional;

/**
 * Passes on what a reflector writes, and lets somebody look after each write: a queue may sync by a write alone, as when
 * the first list is empty.
 */
record WatchedSink<T>(ReflectorStore<T> sink, Runnable afterWrite) implements ReflectorStore<T> {
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
        sink.replace(objects, resourceVersion);
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
