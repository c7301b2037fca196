// A right answer in another form: the four cases of the filter are an enum, and what was popped becomes a list of steps that is
// executed at the end.
import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.queue.Deltas;
import informers.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

public class TableHandlers implements Handlers {
    private enum Case {
        NEITHER,
        ONLY_NOW,
        ONLY_BEFORE,
        BOTH;

        static Case of(boolean before, boolean now) {
            return values()[(before ? 2 : 0) + (now ? 1 : 0)];
        }
    }

    @Override
    public <T extends KubeObject> void filterUpdate(
            T before, T now, Predicate<T> filter, ResourceEventHandler<T> handler) {
        switch (Case.of(filter.test(before), filter.test(now))) {
            case BOTH -> handler.onUpdate(before, now);
            case ONLY_NOW -> handler.onAdd(now, false);
            case ONLY_BEFORE -> handler.onDelete(DeletedObject.seen(before));
            default -> {}
        }
    }

    @Override
    public <T extends KubeObject> void filterDelete(
            DeletedObject<T> gone, Predicate<T> filter, ResourceEventHandler<T> handler) {
        boolean known = gone.lastKnown().map(filter::test).orElse(true);
        if (known) {
            handler.onDelete(gone);
        }
    }

    @Override
    public <T extends KubeObject> boolean changed(T before, T now) {
        return !Objects.equals(before.resourceVersion(), now.resourceVersion());
    }

    @Override
    public <T extends KubeObject> void processDeltas(
            Deltas<T> deltas, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        for (Delta<T> delta : deltas) {
            // written here, notified by the steps: the store is first
            steps(delta, isInInitialList, store, handler).forEach(Runnable::run);
        }
    }

    private static <T extends KubeObject> List<Runnable> steps(
            Delta<T> delta, boolean initial, Store<T> store, ResourceEventHandler<T> handler) {
        List<Runnable> steps = new ArrayList<>();
        switch (delta.type()) {
            case DELETED -> {
                store.delete(delta.deleted());
                steps.add(() -> handler.onDelete(delta.deleted()));
            }
            case SYNC_ALL -> store.list().forEach(object -> steps.add(() -> handler.onUpdate(object, object)));
            case BOOKMARK -> store.bookmark(delta.bookmarkedVersion());
            case REPLACED_ALL -> {
                TreeMap<String, T> old = new TreeMap<>();
                store.list().forEach(object -> old.put(object.key(), object));
                List<T> list = delta.replacedAll().objects();
                store.replace(list, delta.replacedAll().resourceVersion());
                TreeMap<String, T> gone = new TreeMap<>(old);
                list.forEach(object -> gone.remove(object.key()));
                gone.forEach((key, last) ->
                        steps.add(() -> handler.onDelete(DeletedObject.missed(key, Optional.of(last)))));
                list.forEach(now -> steps.add(step(Optional.ofNullable(old.get(now.key())), now, initial, handler)));
            }
            default -> {
                T now = delta.object();
                Optional<T> before = store.get(now);
                before.ifPresentOrElse(any -> store.update(now), () -> store.add(now));
                steps.add(step(before, now, initial, handler));
            }
        }
        return steps;
    }

    private static <T extends KubeObject> Runnable step(
            Optional<T> before, T now, boolean initial, ResourceEventHandler<T> handler) {
        return () -> before.ifPresentOrElse(old -> handler.onUpdate(old, now), () -> handler.onAdd(now, initial));
    }
}
