import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.FilteringResourceEventHandler;
import informers.internal.handler.ProcessDeltas;
import informers.handler.ResourceEventHandler;
import informers.queue.Deltas;
import informers.store.Store;
import java.util.function.Predicate;

/** The library's answer to chapter 07: its filter and {@link ProcessDeltas}, behind the exercise's interface. */
public class LibHandlers implements Handlers {
    @Override
    public <T extends KubeObject> void filterUpdate(
            T before, T now, Predicate<T> filter, ResourceEventHandler<T> handler) {
        new FilteringResourceEventHandler<>(filter, handler).onUpdate(before, now);
    }

    @Override
    public <T extends KubeObject> void filterDelete(
            DeletedObject<T> gone, Predicate<T> filter, ResourceEventHandler<T> handler) {
        new FilteringResourceEventHandler<>(filter, handler).onDelete(gone);
    }

    /** In the library the shared informer compares the two (chapter 08). */
    @Override
    public <T extends KubeObject> boolean changed(T before, T now) {
        return !before.resourceVersion().equals(now.resourceVersion());
    }

    @Override
    public <T extends KubeObject> void processDeltas(
            Deltas<T> deltas, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        new ProcessDeltas<>(store, KubeObject::key, handler).process(deltas, isInInitialList);
    }
}
