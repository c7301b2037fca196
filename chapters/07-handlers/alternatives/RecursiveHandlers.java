// A right answer in another form: recursion over the deltas, and a filter that turns an object into an Optional.
import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.queue.Deltas;
import informers.store.Store;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

public class RecursiveHandlers implements Handlers {
    @Override
    public <T extends KubeObject> void filterUpdate(
            T before, T now, Predicate<T> filter, ResourceEventHandler<T> handler) {
        changed(Optional.of(before).filter(filter), Optional.of(now).filter(filter), false, handler);
    }

    /** Notifies of the change from one state to another; empty is "unknown to this handler". */
    private <T extends KubeObject> void changed(
            Optional<T> before, Optional<T> now, boolean initial, ResourceEventHandler<T> handler) {
        now.ifPresentOrElse(
                to -> before.ifPresentOrElse(from -> handler.onUpdate(from, to), () -> handler.onAdd(to, initial)),
                () -> before.map(DeletedObject::seen).ifPresent(handler::onDelete));
    }

    @Override
    public <T extends KubeObject> void filterDelete(
            DeletedObject<T> gone, Predicate<T> filter, ResourceEventHandler<T> handler) {
        if (!gone.lastKnown().filter(filter.negate()).isPresent()) {
            handler.onDelete(gone);
        }
    }

    @Override
    public <T extends KubeObject> boolean changed(T before, T now) {
        return before.resourceVersion().compareTo(now.resourceVersion()) != 0;
    }

    @Override
    public <T extends KubeObject> void processDeltas(
            Deltas<T> deltas, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        process(deltas.iterator(), isInInitialList, store, handler);
    }

    private <T extends KubeObject> void process(
            Iterator<Delta<T>> deltas, boolean initial, Store<T> store, ResourceEventHandler<T> handler) {
        if (deltas.hasNext()) {
            one(deltas.next(), initial, store, handler);
            process(deltas, initial, store, handler);
        }
    }

    private <T extends KubeObject> void one(
            Delta<T> delta, boolean initial, Store<T> store, ResourceEventHandler<T> handler) {
        switch (delta.type()) {
            case DELETED:
                store.delete(delta.deleted());
                handler.onDelete(delta.deleted());
                return;
            case SYNC_ALL:
                List.copyOf(store.list()).forEach(object -> changed(Optional.of(object), Optional.of(object), false, handler));
                return;
            case BOOKMARK:
                store.bookmark(delta.bookmarkedVersion());
                return;
            case REPLACED_ALL:
                replace(delta.replacedAll(), initial, store, handler);
                return;
            default:
                Optional<T> before = store.get(delta.object());
                if (before.isPresent()) {
                    store.update(delta.object());
                } else {
                    store.add(delta.object());
                }
                changed(before, Optional.of(delta.object()), initial, handler);
        }
    }

    private <T extends KubeObject> void replace(
            Delta.ReplacedAll<T> all, boolean initial, Store<T> store, ResourceEventHandler<T> handler) {
        Map<String, T> before =
                store.list().stream().collect(Collectors.toUnmodifiableMap(KubeObject::key, Function.identity()));
        Map<String, List<T>> now = all.objects().stream().collect(Collectors.groupingBy(KubeObject::key));
        store.replace(all.objects(), all.resourceVersion());
        before.entrySet().stream()
                .filter(one -> !now.containsKey(one.getKey()))
                .map(one -> DeletedObject.missed(one.getKey(), Optional.of(one.getValue())))
                .forEach(handler::onDelete);
        for (T object : all.objects()) {
            changed(Optional.ofNullable(before.get(object.key())), Optional.of(object), initial, handler);
        }
    }
}
