package informers.internal.handler;

import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.handler.ResourceEventHandler;
import informers.internal.queue.Replacement;
import informers.queue.Delta;
import informers.queue.Delta.ReplacedAll;
import informers.queue.Deltas;
import informers.queue.Queue.PopProcess;
import informers.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Applies deltas to the store and notifies a handler. The store is updated first, so that a handler finds there the object
 * that it is notified about.
 *
 * <p>The store decides the notification, not the type of the delta: an object that is in the store is updated, another one
 * is added. So an Added for a known object is an update, and an Updated for an unknown object is an add.
 *
 * <p>Used by the thread that pops. If the store throws, the remaining deltas are not processed. Corresponds to
 * {@code processDeltas} in client-go's {@code tools/cache/controller.go}.
 *
 * @param <T> the type of the objects
 */
public final class ProcessDeltas<T> implements PopProcess<T> {
    private final Store<T> store;
    private final KeyFunction<T> keys;
    private final ResourceEventHandler<T> handler;

    /**
     * Creates a processor of deltas.
     *
     * @param store the store
     * @param keys computes the key of an object
     * @param handler the handler
     */
    public ProcessDeltas(Store<T> store, KeyFunction<? super T> keys, ResourceEventHandler<? super T> handler) {
        this.store = store;
        this.keys = KeyFunction.narrow(keys);
        this.handler = ResourceEventHandler.narrow(handler);
    }

    /**
     * Processes the deltas of one object, oldest first.
     *
     * @param deltas the deltas
     * @param isInInitialList whether they belong to the first list
     */
    @Override
    public void process(Deltas<T> deltas, boolean isInInitialList) {
        for (Delta<T> delta : deltas) {
            switch (delta.type()) {
                case SYNC, REPLACED, ADDED, UPDATED -> addOrUpdate(delta.object(), isInInitialList);
                case DELETED -> {
                    store.delete(delta.deleted());
                    handler.onDelete(delta.deleted()); // also if the store never had the object, as in client-go
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

    /** Replaces the store in one step, so that no reader sees half a list. Then notifies about deletes, then the rest. */
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
