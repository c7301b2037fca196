package informers.store;

import java.util.List;
import java.util.Map;

/**
 * The values under which an index finds an object; none, one or many. Called under the store's lock, so it must be quick
 * and must not call the store. Called once for each object that is stored, and never for one that is replaced or deleted:
 * the index remembers. Corresponds to client-go's {@code cache.IndexFunc}.
 *
 * <p>An object on which it throws is stored in an informer all the same, under no value of this index, and counted in
 * {@code ReflectorStats.storeErrors()}; a store without an informer throws an {@link IndexException}.
 */
@FunctionalInterface
public interface IndexFunc<T> {
    /**
     * Returns the values.
     *
     * @return not null, without nulls; an empty list for an object that this index is not to find
     */
    List<String> values(T object);

    /**
     * Returns functions of a more general type as functions of {@code T}: one for any {@code KubeObject} can index Pods.
     *
     * @return a copy that cannot be changed
     */
    @SuppressWarnings("unchecked") // each of them only ever receives a T
    static <T> Map<String, IndexFunc<T>> narrow(Map<String, ? extends IndexFunc<? super T>> functions) {
        return Map.copyOf((Map<String, IndexFunc<T>>) functions);
    }
}
