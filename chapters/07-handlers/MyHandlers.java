import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.queue.Deltas;
import informers.store.Store;
import java.util.function.Predicate;
import workbook.grade.Todo;

/**
 * Your file for chapter 07. Write the bodies, one task after the other; `mvn test` grades them.
 * The tasks are described in README.md, the parameters in Handlers.java.
 */
public class MyHandlers implements Handlers {

    // Task 7.1 and 7.2
    @Override
    public <T extends KubeObject> void filterUpdate(
            T before, T now, Predicate<T> filter, ResourceEventHandler<T> handler) {
        // filter.test(now) returns whether now passes. First (7.1) one case of four, then (7.2) the others.
        throw new Todo("7.1 passes now, did not before; 7.2 the other three cases");
    }

    // Task 7.3
    @Override
    public <T extends KubeObject> void filterDelete(
            DeletedObject<T> gone, Predicate<T> filter, ResourceEventHandler<T> handler) {
        // gone.lastKnown() is an Optional: it is empty if the client never saw a state of the object.
        throw new Todo("7.3 a deletion and the filter");
    }

    // Task 7.6
    @Override
    public <T extends KubeObject> boolean changed(T before, T now) {
        throw new Todo("7.6 an update without a change");
    }

    // Task 7.4, 7.5, 7.6 and 7.7
    @Override
    public <T extends KubeObject> void processDeltas(
            Deltas<T> deltas, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        for (Delta<T> delta : deltas) {
            switch (delta.type()) {
                case ADDED, UPDATED, REPLACED, SYNC -> // delta.object() is the new state of the object
                    throw new Todo("7.4 an object: is it new, or known? 7.6 the same for Sync");
                case DELETED -> // delta.deleted() is the deleted object; pass it to the store as it is
                    throw new Todo("7.5 a deletion");
                case SYNC_ALL -> throw new Todo("7.6 an update for every object in the store");
                case REPLACED_ALL -> // delta.replacedAll() has a resourceVersion and the objects
                    throw new Todo("7.7 a whole list at once");
                case BOOKMARK -> // delta.bookmarkedVersion() is for the store only
                    throw new Todo("7.7 a bookmark");
            }
        }
    }
}
