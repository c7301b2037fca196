import informers.api.KubeObject;
import java.util.Map;
import java.util.Set;

/**
 * What you build in chapter 06: one index of a store. For each value that the index function returns, it holds the keys
 * of the objects that have this value. It is created with the function: {@code new MyIndex(function)}.
 *
 * <p>The store calls it for each change and holds its lock during the call. So no two calls run at the same time.
 */
public interface Index {

    /**
     * Updates the index after one object was added, changed or deleted.
     *
     * @param key the object's key, the same before and after
     * @param before the object that was stored under this key; null if there was none
     * @param after the object that is stored now; null if it was deleted
     * @throws RuntimeException whatever the index function throws. The store does not take the object then, and the
     *     index must be unchanged
     */
    void update(String key, KubeObject before, KubeObject after);

    /**
     * Replaces the content of the index: the store now holds these objects and no others.
     *
     * @param objects all objects of the store, by key
     * @throws RuntimeException whatever the index function throws. The index must be unchanged then
     */
    void replace(Map<String, KubeObject> objects);

    /**
     * Returns the keys of the objects with this value; empty if there are none. The set is a copy: it never changes.
     */
    Set<String> keys(String value);

    /** Returns the values that at least one object has. The set is a copy: it never changes. */
    Set<String> values();
}
