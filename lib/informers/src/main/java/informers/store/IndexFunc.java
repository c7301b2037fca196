package informers.store;

import java.util.List;
import java.util.Map;

/**
 * The values under which an index finds an object; none, one or many. Called under the store's lock, so it must be quick
 * and must not call the store. Answers to client-go's {@code cache.IndexFunc}.
 */
@FunctionalInterface
public interface IndexFunc<T> {
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
