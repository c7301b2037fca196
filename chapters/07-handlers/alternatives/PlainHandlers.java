// A right answer, written step by step. Most mutants change one of its steps.
import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.queue.Deltas;
import informers.store.Store;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

public class PlainHandlers implements Handlers {
    @Override
    public <T extends KubeObject> void filterUpdate(
            T before, T now, Predicate<T> filter, ResourceEventHandler<T> handler) {
        if (filter.test(now) && filter.test(before)) {
            handler.onUpdate(before, now);
        } else if (filter.test(now)) {
            handler.onAdd(now, false);
        } else if (filter.test(before)) {
            handler.onDelete(DeletedObject.seen(before));
        }
    }

    @Override
    public <T extends KubeObject> void filterDelete(
            DeletedObject<T> gone, Predicate<T> filter, ResourceEventHandler<T> handler) {
        if (gone.lastKnown().isEmpty() || filter.test(gone.lastKnown().get())) {
            handler.onDelete(gone);
        }
    }

    @Override
    public <T extends KubeObject> boolean changed(T before, T now) {
        return !before.resourceVersion().equals(now.resourceVersion());
    }

    @Override
    public <T extends KubeObject> void processDeltas(
            Deltas<T> deltas, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        for (Delta<T> delta : deltas) {
            switch (delta.type()) {
                case ADDED, UPDATED, REPLACED, SYNC -> addOrUpdate(delta, isInInitialList, store, handler);
                case DELETED -> deleted(delta.deleted(), store, handler);
                case SYNC_ALL -> syncAll(store, handler);
                case REPLACED_ALL -> replaceAll(delta.replacedAll(), isInInitialList, store, handler);
                case BOOKMARK -> bookmark(delta.bookmarkedVersion(), store, handler);
            }
        }
    }

    protected <T extends KubeObject> void addOrUpdate(
            Delta<T> delta, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        T now = delta.object();
        Optional<T> before = store.get(now);
        if (before.isPresent()) {
            store.update(now);
            handler.onUpdate(before.get(), now);
        } else {
            store.add(now);
            handler.onAdd(now, isInInitialList);
        }
    }

    protected <T extends KubeObject> void deleted(
            DeletedObject<T> gone, Store<T> store, ResourceEventHandler<T> handler) {
        store.delete(gone);
        handler.onDelete(gone);
    }

    protected <T extends KubeObject> void syncAll(Store<T> store, ResourceEventHandler<T> handler) {
        for (T object : store.list()) {
            handler.onUpdate(object, object);
        }
    }

    protected <T extends KubeObject> void bookmark(
            String resourceVersion, Store<T> store, ResourceEventHandler<T> handler) {
        store.bookmark(resourceVersion);
    }

    protected <T extends KubeObject> void replaceAll(
            Delta.ReplacedAll<T> all, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        Map<String, T> known = new LinkedHashMap<>();
        store.list().forEach(object -> known.put(object.key(), object));
        store.replace(all.objects(), all.resourceVersion());
        notifyDeleted(known, all.objects(), handler);
        for (T now : all.objects()) {
            T before = known.get(now.key());
            if (before == null) {
                handler.onAdd(now, isInInitialList);
            } else {
                handler.onUpdate(before, now);
            }
        }
    }

    protected <T extends KubeObject> void notifyDeleted(
            Map<String, T> known, List<T> list, ResourceEventHandler<T> handler) {
        Set<String> listed = new HashSet<>();
        list.forEach(object -> listed.add(object.key()));
        known.forEach((key, object) -> {
            if (!listed.contains(key)) {
                handler.onDelete(DeletedObject.missed(key, Optional.of(object)));
            }
        });
    }
}
