package informers.handler;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Lets a handler see only some of the objects. One that changes so that it passes now is new to the handler; one that
 * passed and does not any more is gone for it.
 *
 * <p>The filter must give the same answer for the same object each time. It is asked about the last known state of an
 * object that is gone; if there is none, the deletion is passed on, for nobody can tell whether it was awaited. As
 * thread-safe as its parts. Corresponds to client-go's {@code cache.FilteringResourceEventHandler}.
 */
public final class FilteringResourceEventHandler<T extends KubeObject> implements ResourceEventHandler<T> {
    private final Predicate<? super T> filter;
    private final ResourceEventHandler<T> handler;

    public FilteringResourceEventHandler(Predicate<? super T> filter, ResourceEventHandler<? super T> handler) {
        this.filter = Objects.requireNonNull(filter, "filter");
        this.handler = ResourceEventHandler.narrow(handler);
    }

    @Override
    public void onAdd(T object, boolean isInInitialList) {
        if (filter.test(object)) {
            handler.onAdd(object, isInInitialList);
        }
    }

    @Override
    public void onUpdate(T before, T now) {
        boolean passed = filter.test(before);
        boolean passes = filter.test(now);
        if (passes && passed) {
            handler.onUpdate(before, now);
        } else if (passes) {
            handler.onAdd(now, false);
        } else if (passed) {
            handler.onDelete(DeletedObject.seen(before));
        }
    }

    @Override
    public void onDelete(DeletedObject<T> gone) {
        if (gone.lastKnown().isEmpty() || filter.test(gone.lastKnown().get())) {
            handler.onDelete(gone);
        }
    }
}
