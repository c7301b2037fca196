import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Queue.PopProcess;
import informers.store.Store;
import java.util.function.Predicate;

/** Builds parts of an informer from an answer to chapter 07. */
public final class HandlersPart {
    private HandlersPart() {}

    /** Returns a handler that receives notifications only about objects that pass the filter. */
    public static <T extends KubeObject> ResourceEventHandler<T> filtering(
            Handlers answer, Predicate<T> filter, ResourceEventHandler<T> handler) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object, boolean isInInitialList) {
                if (filter.test(object)) {
                    handler.onAdd(object, isInInitialList);
                }
            }

            @Override
            public void onUpdate(T before, T now) {
                answer.filterUpdate(before, now, filter, handler);
            }

            @Override
            public void onDelete(DeletedObject<T> gone) {
                answer.filterDelete(gone, filter, handler);
            }
        };
    }

    /**
     * Returns a function that processes what was popped: {@code queue.pop(HandlersPart.processing(answer, store,
     * handler))}.
     */
    public static <T extends KubeObject> PopProcess<T> processing(
            Handlers answer, Store<T> store, ResourceEventHandler<T> handler) {
        return (deltas, isInInitialList) -> answer.processDeltas(deltas, isInInitialList, store, handler);
    }
}
