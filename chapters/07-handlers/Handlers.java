import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Deltas;
import informers.store.Store;
import java.util.function.Predicate;

/**
 * What you build in chapter 07: what a handler is told. First for one that sees only some of the objects, then for all
 * that comes out of a queue. Nothing is kept between two calls.
 */
public interface Handlers {

    /** An object was updated. Tells a handler that knows only objects which pass the filter. */
    <T extends KubeObject> void filterUpdate(
            T before, T now, Predicate<T> filter, ResourceEventHandler<T> handler);

    /** An object is gone. Tells a handler that knows only objects which pass the filter. */
    <T extends KubeObject> void filterDelete(
            DeletedObject<T> gone, Predicate<T> filter, ResourceEventHandler<T> handler);

    /** Whether an update that a handler was told of is a change; or is the same state shown once more. */
    <T extends KubeObject> boolean changed(T before, T now);

    /**
     * What was popped goes into the store, oldest first; and the handler is told of it, by {@code onAdd},
     * {@code onUpdate} and {@code onDelete}.
     *
     * @param isInInitialList for {@code onAdd}, which hands it on
     */
    <T extends KubeObject> void processDeltas(
            Deltas<T> deltas, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler);
}
