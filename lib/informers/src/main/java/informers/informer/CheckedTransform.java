package informers.informer;

import informers.api.KubeObject;
import informers.api.TransformFunc;
import informers.internal.util.UserCode;

/**
 * Applies a user's transform, and makes of all that can go wrong in it one exception that names the object.
 *
 * <p>As thread-safe as the function.
 */
record CheckedTransform<T extends KubeObject>(TransformFunc<T> function) implements TransformFunc<T> {
    /**
     * Returns the object that is to be queued.
     *
     * @throws IllegalStateException if the function throws, gives null, or gives an object with another key: under that
     *     key nobody would ever look for its deletion
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
            throw new IllegalStateException("expected the transform to give an object for " + object
                    + ", but it gave null. To leave an object as it is, return it. To leave objects out, use a label or"
                    + " field selector.");
        }
        if (!changed.key().equals(object.key())) {
            throw new IllegalStateException("expected the transform to give an object of the same key as " + object
                    + ", but it gave " + changed + ". Leave metadata.name and metadata.namespace as they are.");
        }
        return changed;
    }
}
