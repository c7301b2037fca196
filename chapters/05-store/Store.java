import informers.api.KubeObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What you build in chapter 05: a local cache of the server's objects, each under its key (namespace/name). Thread-safe: any
 * thread may call any method at any time.
 */
public interface Store {

    /** Stores an object under its key. Replaces the object that was stored under this key, if any: an update is an add. */
    void add(KubeObject object);

    /** Returns the object under this key; empty if there is none. */
    Optional<KubeObject> get(String key);

    /** Removes the object under this key. Does nothing if there is none. */
    void delete(String key);

    /** Returns a snapshot of all objects, in any order. Later changes of the store do not change it. */
    Collection<KubeObject> list();

    /** Returns a snapshot of all keys, in any order. */
    Collection<String> listKeys();

    /** Replaces all objects by these, in one step: a reader sees either all old objects or all new ones. */
    void replace(List<KubeObject> objects);
}
