package informers.handler;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Notifies a handler only about objects that match a filter. An object that starts to match is delivered as an add, and
 * one that stops matching as a delete.
 *
 * <p>The filter must return the same result for the same object each time. For a deletion it is applied to the last known
 * state; if there is none, the deletion is delivered. As thread-safe as the filter and the handler. Corresponds to
 * client-go's {@code cache.FilteringResourceEventHandler}.
 *
 * @param <T> the type of the objects
 */
public final class FilteringResourceEventHandler<T extends KubeObject> implements ResourceEventHandler<T> {
    private final Predicate<? super T> filter;
    private final ResourceEventHandler<T> handler;

    /**
     * Creates a handler that delivers to another one.
     *
     * @param filter returns whether the handler is notified about an object
     * @param handler the handler
     */
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
