import informers.api.KubeObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What you build in chapter 05: what a client knows of the server's objects, each under its key (namespace/name).
 * Any thread may call any method at any time.
 */
public interface Store {

    /** Takes an object, for what was under its key, if there was something: an update is an add. */
    void add(KubeObject object);

    /** The object under this key; empty if there is none. */
    Optional<KubeObject> get(String key);

    /** Forgets the object under this key. If there is none, there is nothing to do. */
    void delete(String key);

    /** All objects of this moment, in any order: a copy that stays as it is, whatever happens to the store later. */
    Collection<KubeObject> list();

    /** All keys of this moment, in any order: a copy, as above. */
    Collection<String> listKeys();

    /** Takes these objects for all there were, in one step: a reader sees all as before or all as after. */
    void replace(List<KubeObject> objects);
}
