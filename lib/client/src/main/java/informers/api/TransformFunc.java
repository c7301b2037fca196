package informers.api;

/**
 * Changes each object before it is stored in a cache, for example to drop fields that nobody reads. Called once for
 * each object that arrives; never for a deletion that was inferred from a list, and never on a resync.
 *
 * <p>Called on the reflector's thread. Must return an object with the same key, and never null. If it throws for one
 * object of a list, the list is not stored, and the reflector lists again later; if it throws for a change, that change
 * is lost until the next list. Corresponds to client-go's {@code cache.TransformFunc}.
 *
 * @param <T> the type of the objects
 */
@FunctionalInterface
public interface TransformFunc<T> {
    /**
     * Returns the object to store.
     *
     * @param object the object that arrived
     * @return the same or another object with the same key
     */
    T transform(T object);
}
