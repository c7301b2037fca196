// A right answer, the usual one: ./jbang workbook arrange offers its lines.
import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.queue.Deltas;
import informers.store.Store;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

public class UsualHandlers implements Handlers {

    // Task 7.1 and 7.2
    @Override
    public <T extends KubeObject> void filterUpdate(
            T before, T now, Predicate<T> filter, ResourceEventHandler<T> handler) {
        boolean passed = filter.test(before);
        // not 7.1 (AsIfItHadBeenThere): boolean passed = true;
        boolean passes = filter.test(now);
        if (passes && !passed) {
            handler.onAdd(now, false);
            // not 7.1 (AlwaysAnUpdate): handler.onUpdate(before, now);
        }
        if (passes && passed) {
            handler.onUpdate(before, now);
            // not 7.2 (UpdateReportedAsAdd): handler.onAdd(now, false);
        }
        // from 7.2
        if (passed && !passes) {
            handler.onDelete(DeletedObject.seen(before));
            // not 7.2 (GoneInItsNewState): handler.onDelete(DeletedObject.seen(now));
        }
        // from 7.2
    }

    // Task 7.3
    @Override
    public <T extends KubeObject> void filterDelete(
            DeletedObject<T> gone, Predicate<T> filter, ResourceEventHandler<T> handler) {
        boolean unknown = gone.lastKnown().isEmpty();
        if (unknown || filter.test(gone.lastKnown().get())) {
            // not 7.3 (UnknownIsDropped): if (!unknown && filter.test(gone.lastKnown().get())) {
            // not 7.3 (TombstonesAreNotFiltered): if (unknown || gone.finalStateUnknown()) {
            handler.onDelete(gone);
        }
    }

    // Task 7.6
    @Override
    public <T extends KubeObject> boolean changed(T before, T now) {
        return !before.resourceVersion().equals(now.resourceVersion());
        // not 7.6 (ResyncSeenAsChange): return before != now;
    }

    // Task 7.4, 7.5, 7.6 and 7.7
    @Override
    public <T extends KubeObject> void processDeltas(
            Deltas<T> deltas, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        for (Delta<T> delta : deltas) {
            switch (delta.type()) {
                case ADDED, UPDATED, REPLACED, SYNC -> {
                    T now = delta.object();
                    Optional<T> before = store.get(now);
                    if (before.isPresent()) {
                        // not 7.4 (TypeDecides): if (delta.type().name().equals("UPDATED")) {
                        store.update(now);
                        handler.onUpdate(before.get(), now);
                    } else {
                        store.add(now);
                        handler.onAdd(now, isInInitialList);
                        // not 7.4 (NeverInitial): handler.onAdd(now, false);
                    }
                }
                case DELETED -> {
                    store.delete(delta.deleted());
                    // not 7.5 (GoneButStillThere): store.get(delta.deleted().lastKnown().orElse(null));
                    handler.onDelete(delta.deleted());
                    // not 7.5 (AlwaysTheFinalState): delta.deleted().lastKnown().ifPresent(object -> handler.onDelete(DeletedObject.seen(object)));
                }
                // before 7.5: case DELETED -> {\n                    store.delete(delta.deleted());\n                    handler.onDelete(delta.deleted());\n                }
                case SYNC_ALL -> {
                    for (T object : store.list()) {
                        handler.onUpdate(object, object);
                        // not 7.6 (ResyncAddsAgain): handler.onAdd(object, isInInitialList);
                    }
                }
                // before 7.6: case SYNC_ALL -> throw new Todo("7.6 an update for every object in the store");
                case REPLACED_ALL -> replaceAll(delta.replacedAll(), isInInitialList, store, handler);
                // before 7.7: case REPLACED_ALL -> throw new Todo("7.7 a whole list at once");
                case BOOKMARK -> store.bookmark(delta.bookmarkedVersion());
                // before 7.7: case BOOKMARK -> throw new Todo("7.7 a bookmark");
            }
        }
    }

    // Task 7.7
    private <T extends KubeObject> void replaceAll(
            Delta.ReplacedAll<T> all, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        Map<String, T> before = new LinkedHashMap<>();
        for (T object : store.list()) {
            before.put(object.key(), object);
            // not 7.7 (EarlierStateByName): before.put(object.name(), object);
        }
        store.replace(all.objects(), all.resourceVersion());
        Map<String, T> gone = new LinkedHashMap<>(before);
        for (T now : all.objects()) {
            gone.remove(now.key());
        }
        for (String key : gone.keySet()) {
            handler.onDelete(DeletedObject.missed(key, Optional.of(gone.get(key))));
        }
        for (T now : all.objects()) {
            if (before.containsKey(now.key())) {
                handler.onUpdate(before.get(now.key()), now);
            } else {
                handler.onAdd(now, isInInitialList);
                // not 7.7 (WholeListIsTheInitialOne): handler.onAdd(now, true);
            }
        }
    }
}
