import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Deltas;
import informers.store.Store;
import java.util.function.Predicate;

/**
 * What you build in chapter 07: which notifications an event handler receives. First for a handler behind a filter,
 * then for everything that is popped from a queue. An implementation keeps no state between two calls.
 */
public interface Handlers {

    /**
     * Notifies a handler behind a filter that an object was updated. The handler knows only objects that passed the
     * filter, so for it this can be an update, an add, a delete, or nothing.
     */
    <T extends KubeObject> void filterUpdate(
            T before, T now, Predicate<T> filter, ResourceEventHandler<T> handler);

    /** Notifies a handler behind a filter that an object was deleted, if the handler can know the object. */
    <T extends KubeObject> void filterDelete(
            DeletedObject<T> gone, Predicate<T> filter, ResourceEventHandler<T> handler);

    /**
     * Returns whether an update changed the object. It did not if the same state was delivered once more, as by a
     * resync.
     */
    <T extends KubeObject> boolean changed(T before, T now);

    /**
     * Writes what was popped to the store, oldest first, and notifies the handler by {@code onAdd}, {@code onUpdate}
     * and {@code onDelete}.
     *
     * @param isInInitialList passed on to {@code onAdd}
     */
    <T extends KubeObject> void processDeltas(
            Deltas<T> deltas, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler);
}
