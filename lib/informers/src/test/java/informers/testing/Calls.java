package informers.testing;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A handler that writes down what it is told, and complains if the story of an object cannot be true. */
public class Calls<T extends KubeObject> implements ResourceEventHandler<T> {
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> alive = Collections.synchronizedMap(new TreeMap<>());
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void onAdd(T object, boolean isInInitialList) {
        calls.add("add " + object.name() + "@" + object.resourceVersion() + (isInInitialList ? " initial" : ""));
        if (alive.put(object.key(), object.resourceVersion()) != null) {
            wrong.add("added twice: " + object);
        }
    }

    @Override
    public void onUpdate(T before, T now) {
        calls.add("update " + before.name() + "@" + before.resourceVersion() + "->" + now.resourceVersion());
        String known = alive.put(now.key(), now.resourceVersion());
        if (!before.resourceVersion().equals(known)) {
            wrong.add("updated from " + before + ", but it was last seen at " + known);
        }
    }

    @Override
    public void onDelete(DeletedObject<T> gone) {
        calls.add("delete " + gone.key() + (gone.finalStateUnknown() ? " missed" : ""));
        if (alive.remove(gone.key()) == null) {
            wrong.add("deleted, but never added: " + gone.key());
        }
    }

    /** What was told, in order. */
    public List<String> list() {
        return List.copyOf(calls);
    }

    public void clear() {
        calls.clear();
    }

    /** The keys and versions of what should exist, as far as this handler was told. */
    public Map<String, String> alive() {
        return new TreeMap<>(alive);
    }

    /** What cannot be true; empty if all is well. */
    public List<String> wrong() {
        return List.copyOf(wrong);
    }
}
