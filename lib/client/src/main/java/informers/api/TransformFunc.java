package informers.api;

/**
 * Changes an object before any cache sees it, for example to drop what nobody reads. Called once for each object that
 * comes in; never for a deletion that was only inferred, and never again on resync.
 *
 * <p>Called on the reflector's thread. It must give an object with the same key, and never null. If it throws on one object
 * of a list, the list is not stored and is asked for again later; if it throws on a change, that change is lost until the
 * next list. Corresponds to client-go's {@code cache.TransformFunc}.
 */
@FunctionalInterface
public interface TransformFunc<T> {
    T transform(T object);
}
