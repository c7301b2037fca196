package informers.store;

import informers.api.DeletedObject;

/**
 * One change of several that a {@link TransactionStore} makes at once.
 *
 * <p>A value; any thread. Corresponds to client-go's {@code cache.Transaction}.
 */
public sealed interface Transaction<T> {
    record Add<T>(T object) implements Transaction<T> {}

    record Update<T>(T object) implements Transaction<T> {}

    record Delete<T>(DeletedObject<T> gone) implements Transaction<T> {}
}
