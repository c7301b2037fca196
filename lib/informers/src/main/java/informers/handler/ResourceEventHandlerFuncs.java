package informers.handler;

import informers.api.DeletedObject;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A handler made of functions; what is not given does nothing.
 *
 * <pre>{@code
 * var handler = new ResourceEventHandlerFuncs<Pod>()
 *         .onAdd(pod -> System.out.println("new: " + pod.key()))
 *         .onDelete(gone -> System.out.println("gone: " + gone.key()));
 * }</pre>
 *
 * <p>Immutable: each method gives another one. As thread-safe as its functions. Corresponds to client-go's
 * {@code cache.ResourceEventHandlerFuncs} and {@code ResourceEventHandlerDetailedFuncs}.
 */
public final class ResourceEventHandlerFuncs<T> implements ResourceEventHandler<T> {
    private final @Nullable BiConsumer<? super T, Boolean> add;
    private final @Nullable BiConsumer<? super T, ? super T> update;
    private final @Nullable Consumer<? super DeletedObject<T>> delete;

    /** Does nothing, yet. */
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

    public ResourceEventHandlerFuncs<T> onAdd(Consumer<? super T> function) {
        return onAddDetailed((object, isInInitialList) -> function.accept(object));
    }

    /** As {@link #onAdd(Consumer)}, and it is told whether the object is in the initial list. */
    public ResourceEventHandlerFuncs<T> onAddDetailed(BiConsumer<? super T, Boolean> function) {
        return new ResourceEventHandlerFuncs<>(function, update, delete);
    }

    public ResourceEventHandlerFuncs<T> onUpdate(BiConsumer<? super T, ? super T> function) {
        return new ResourceEventHandlerFuncs<>(add, function, delete);
    }

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
