package informers.api;

import java.util.Objects;

/**
 * The key under which queues and stores hold an object. For Kubernetes objects it is {@link KubeObject#key()}.
 *
 * <p>Any thread; the same object must always give the same key. Corresponds to client-go's {@code cache.KeyFunc}.
 */
@FunctionalInterface
public interface KeyFunction<T> {
    /**
     * Gives the key.
     *
     * @throws RuntimeException if this object has none; whoever asked wraps it in a {@link KeyException}
     */
    String key(T object);

    /**
     * Returns a function for a more general type as one for {@code T}: one for any {@code KubeObject} fits Pods.
     *
     * @return the same function
     */
    @SuppressWarnings("unchecked") // it only ever receives a T
    static <T> KeyFunction<T> narrow(KeyFunction<? super T> function) {
        return (KeyFunction<T>) Objects.requireNonNull(function, "keyFunction");
    }

    /**
     * The key, or an error that says which object has none.
     *
     * @throws KeyException if the function fails, or gives null
     */
    default String keyOf(T object) {
        try {
            return Objects.requireNonNull(key(object), "the key function gave null");
        } catch (RuntimeException e) {
            throw new KeyException(object, e);
        }
    }
}
