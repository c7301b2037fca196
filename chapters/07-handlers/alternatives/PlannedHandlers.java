// A right answer, built differently: it first collects the notifications, then writes to the store, then delivers them.
import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.queue.Deltas;
import informers.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

public class PlannedHandlers implements Handlers {
    @Override
    public <T extends KubeObject> void filterUpdate(
            T before, T now, Predicate<T> filter, ResourceEventHandler<T> handler) {
        if (!filter.test(before)) {
            if (filter.test(now)) {
                handler.onAdd(now, false);
            }
        } else if (!filter.test(now)) {
            handler.onDelete(DeletedObject.seen(before));
        } else {
            handler.onUpdate(before, now);
        }
    }

    @Override
    public <T extends KubeObject> void filterDelete(
            DeletedObject<T> gone, Predicate<T> filter, ResourceEventHandler<T> handler) {
        if (gone.lastKnown().map(filter::test).orElse(true)) {
            handler.onDelete(gone);
        }
    }

    @Override
    public <T extends KubeObject> boolean changed(T before, T now) {
        return !now.resourceVersion().equals(before.resourceVersion());
    }

    @Override
    public <T extends KubeObject> void processDeltas(
            Deltas<T> deltas, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        deltas.forEach(delta -> process(delta, isInInitialList, store, handler).forEach(Runnable::run));
    }

    private <T extends KubeObject> List<Runnable> process(
            Delta<T> delta, boolean initial, Store<T> store, ResourceEventHandler<T> handler) {
        List<Runnable> calls = new ArrayList<>();
        switch (delta.type()) {
            case DELETED -> {
                calls.add(() -> handler.onDelete(delta.deleted()));
                store.delete(delta.deleted());
            }
            case SYNC_ALL -> store.list().forEach(known -> calls.add(() -> handler.onUpdate(known, known)));
            case BOOKMARK -> store.bookmark(delta.bookmarkedVersion());
            case REPLACED_ALL -> {
                Map<String, T> left = new LinkedHashMap<>();
                store.list().forEach(known -> left.put(known.key(), known));
                for (T object : delta.replacedAll().objects()) {
                    calls.add(call(left.remove(object.key()), object, initial, handler));
                }
                left.forEach((key, known) -> calls.add(
                        0, () -> handler.onDelete(DeletedObject.missed(key, java.util.Optional.of(known)))));
                store.replace(delta.replacedAll().objects(), delta.replacedAll().resourceVersion());
            }
            default -> {
                calls.add(call(store.get(delta.object()).orElse(null), delta.object(), initial, handler));
                store.update(delta.object());
            }
        }
        return calls;
    }

    private <T> Runnable call(T known, T now, boolean initial, ResourceEventHandler<T> handler) {
        return known == null ? () -> handler.onAdd(now, initial) : () -> handler.onUpdate(known, now);
    }
}
