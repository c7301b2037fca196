package informers.handler;

import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.Delta.ReplacedAll;
import informers.queue.Deltas;
import informers.queue.Replacement;
import informers.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From deltas to the store and a handler. The store comes first: whoever is told of an object finds it there.
 *
 * <p>What the handler hears depends on the store, not on the delta's type: an object that the store knows is updated,
 * another one is added. So an Added for a known object is an update, and an Updated for an unknown one an add.
 *
 * <p>Called by the one thread that pops. An exception of the store ends it; the deltas that are left are not processed.
 * Corresponds to {@code processDeltas} in client-go's {@code tools/cache/controller.go}.
 */
public final class ProcessDeltas<T> {
    private final Store<T> store;
    private final KeyFunction<T> keys;
    private final ResourceEventHandler<T> handler;

    public ProcessDeltas(Store<T> store, KeyFunction<? super T> keys, ResourceEventHandler<? super T> handler) {
        this.store = store;
        this.keys = KeyFunction.narrow(keys);
        this.handler = ResourceEventHandler.narrow(handler);
    }

    /** Oldest first. */
    public void process(Deltas<T> deltas, boolean isInInitialList) {
        for (Delta<T> delta : deltas) {
            switch (delta.type()) {
                case SYNC, REPLACED, ADDED, UPDATED -> addOrUpdate(delta.object(), isInInitialList);
                case DELETED -> {
                    store.delete(delta.deleted());
                    handler.onDelete(delta.deleted()); // also for what the store never had
                }
                case REPLACED_ALL -> replaceAll(delta.replacedAll(), isInInitialList);
                case SYNC_ALL -> store.list().forEach(object -> handler.onUpdate(object, object));
                case BOOKMARK -> store.bookmark(delta.bookmarkedVersion());
            }
        }
    }

    private void addOrUpdate(T object, boolean isInInitialList) {
        Optional<T> known = store.get(object);
        if (known.isPresent()) {
            store.update(object);
            handler.onUpdate(known.get(), object);
        } else {
            store.add(object);
            handler.onAdd(object, isInInitialList);
        }
    }

    /** One step for the store, so that no reader ever sees half a list; then what is gone, then what is there. */
    private void replaceAll(ReplacedAll<T> all, boolean isInInitialList) {
        List<Optional<T>> known = new ArrayList<>(all.objects().size());
        all.objects().forEach(object -> known.add(store.get(object)));
        List<DeletedObject<T>> gone = Replacement.deletions(List.of(), store, all.objects(), keys);
        store.replace(all.objects(), all.resourceVersion());
        gone.forEach(handler::onDelete);
        for (int i = 0; i < known.size(); i++) {
            T object = all.objects().get(i);
            if (known.get(i).isPresent()) {
                handler.onUpdate(known.get(i).get(), object);
            } else {
                handler.onAdd(object, isInInitialList);
            }
        }
    }
}
