package informers.informer;

import informers.api.KubeObject;
import informers.api.TransformFunc;
import informers.internal.util.UserCode;

/**
 * Applies a user's transform, and turns every failure into one exception that names the object.
 *
 * <p>As thread-safe as the function.
 */
record CheckedTransform<T extends KubeObject>(TransformFunc<T> function) implements TransformFunc<T> {
    /**
     * Returns the object to queue.
     *
     * @throws IllegalStateException if the function throws, returns null, or returns an object with another key: it could
     *     not be deleted again
     */
    @Override
    public T transform(T object) {
        T changed;
        try {
            changed = function.transform(object);
        } catch (Throwable e) { // an Error too: a StackOverflowError is no worse than an exception
            UserCode.rethrowIfFatal(e);
            throw new IllegalStateException("the transform threw on " + object + ": " + UserCode.describe(e), e);
        }
        if (changed == null) {
            throw new IllegalStateException("expected the transform to return an object for " + object
                    + ", but it returned null. To leave an object unchanged, return it. To leave objects out, use a label"
                    + " or field selector.");
        }
        if (!changed.key().equals(object.key())) {
            throw new IllegalStateException("expected the transform to return an object with the same key as " + object
                    + ", but it returned " + changed + ". Do not change metadata.name and metadata.namespace.");
        }
        return changed;
    }
}
