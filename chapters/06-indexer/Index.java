import informers.api.KubeObject;
import java.util.Map;
import java.util.Set;

/**
 * What you build in chapter 06: one index of a store. It holds, for each value that the index function gives, the keys of
 * the objects that have this value. Made with the function: {@code new MyIndex(function)}.
 *
 * <p>The store calls it for each change, and holds its lock meanwhile: so no two calls come at once.
 */
public interface Index {

    /**
     * An object came, changed or went.
     *
     * @param key its key, the same before and after
     * @param before what the store had under this key; null if it had nothing
     * @param after what it will have; null if nothing. If the function fails on it, the store does not take it, and the
     *     index is to stay as it was
     */
    void update(String key, KubeObject before, KubeObject after);

    /** The store has these objects now, by key, and no others. */
    void replace(Map<String, KubeObject> objects);

    /** The keys of the objects with this value; empty if there are none. A copy that stays as it is. */
    Set<String> keys(String value);

    /** The values that some object has. A copy that stays as it is. */
    Set<String> values();
}
