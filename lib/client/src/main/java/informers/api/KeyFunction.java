package informers.api;

import java.util.Objects;

/**
 * Computes the key under which queues and stores keep an object. For Kubernetes objects use {@link KubeObject#key()}.
 *
 * <p>Must be thread-safe, and must always return the same key for the same object. Corresponds to client-go's {@code
 * cache.KeyFunc}.
 *
 * @param <T> the type of the objects
 */
@FunctionalInterface
public interface KeyFunction<T> {
    /**
     * Returns the key of an object.
     *
     * @param object an object
     * @return its key, not null
     * @throws RuntimeException if the object has no key; the caller wraps it in a {@link KeyException}
     */
    String key(T object);

    /**
     * Returns a function for a more general type as one for {@code T}: a function for any {@code KubeObject} works for
     * Pods.
     *
     * @param <T> the type of the objects
     * @param function a function
     * @return the same function
     */
    @SuppressWarnings("unchecked") // it receives only objects of type T
    static <T> KeyFunction<T> narrow(KeyFunction<? super T> function) {
        return (KeyFunction<T>) Objects.requireNonNull(function, "keyFunction");
    }

    /**
     * Returns the key of an object, or throws an exception that names the object.
     *
     * @param object an object
     * @return its key
     * @throws KeyException if the function throws or returns null
     */
    default String keyOf(T object) {
        try {
            return Objects.requireNonNull(key(object), "the key function returned null");
        } catch (RuntimeException e) {
            throw new KeyException(object, e);
        }
    }
}
