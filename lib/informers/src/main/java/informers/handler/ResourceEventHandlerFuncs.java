package informers.handler;

import informers.api.DeletedObject;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A handler made of functions. A notification without a function is ignored.
 *
 * <pre>{@code
 * var handler = new ResourceEventHandlerFuncs<Pod>()
 *         .onAdd(pod -> System.out.println("new: " + pod.key()))
 *         .onDelete(gone -> System.out.println("gone: " + gone.key()));
 * }</pre>
 *
 * <p>Immutable; as thread-safe as its functions. Corresponds to client-go's {@code cache.ResourceEventHandlerFuncs} and
 * {@code ResourceEventHandlerDetailedFuncs}.
 *
 * @param <T> the type of the objects
 */
public final class ResourceEventHandlerFuncs<T> implements ResourceEventHandler<T> {
    private final @Nullable BiConsumer<? super T, Boolean> add;
    private final @Nullable BiConsumer<? super T, ? super T> update;
    private final @Nullable Consumer<? super DeletedObject<T>> delete;

    /** Creates a handler that ignores all notifications. */
    public ResourceEventHandlerFuncs() {
        this(null, null, null);
    }

    private ResourceEventHandlerFuncs(
            @Nullable BiConsumer<? super T, Boolean> add,
            @Nullable BiConsumer<? super T, ? super T> update,
            @Nullable Consumer<? super DeletedObject<T>> delete) {
        this.add = add;
        this.update = update;
        this.delete = delete;
    }

    /**
     * Sets the function for adds.
     *
     * @param function called with the object
     * @return a changed copy
     */
    public ResourceEventHandlerFuncs<T> onAdd(Consumer<? super T> function) {
        return onAddDetailed((object, isInInitialList) -> function.accept(object));
    }

    /**
     * Sets the function for adds.
     *
     * @param function called with the object, and whether it belongs to the initial list
     * @return a changed copy
     */
    public ResourceEventHandlerFuncs<T> onAddDetailed(BiConsumer<? super T, Boolean> function) {
        return new ResourceEventHandlerFuncs<>(function, update, delete);
    }

    /**
     * Sets the function for updates.
     *
     * @param function called with the previous and the new state
     * @return a changed copy
     */
    public ResourceEventHandlerFuncs<T> onUpdate(BiConsumer<? super T, ? super T> function) {
        return new ResourceEventHandlerFuncs<>(add, function, delete);
    }

    /**
     * Sets the function for deletes.
     *
     * @param function called with the deleted object
     * @return a changed copy
     */
    public ResourceEventHandlerFuncs<T> onDelete(Consumer<? super DeletedObject<T>> function) {
        return new ResourceEventHandlerFuncs<>(add, update, function);
    }

    @Override
    public void onAdd(T object, boolean isInInitialList) {
        if (add != null) {
            add.accept(object, isInInitialList);
        }
    }

    @Override
    public void onUpdate(T before, T now) {
        if (update != null) {
            update.accept(before, now);
        }
    }

    @Override
    public void onDelete(DeletedObject<T> gone) {
        if (delete != null) {
            delete.accept(gone);
        }
    }
}
