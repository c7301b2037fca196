package informers.chaos;

import informers.api.KubeObject;
import informers.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The contents of lists and of the store at a version, to compare with the server's state at that version. One task writes
 * lists, another one the store.
 */
final class Snapshots {
    private record Listed(String version, int objects) {}

    private record Stored(String version, Map<String, String> objects) {}

    private final List<Listed> lists = new ArrayList<>();
    private final List<Stored> stores = new ArrayList<>();

    void listed(int objects, String version) {
        lists.add(new Listed(version, objects));
    }

    /** Only for a store that receives every resourceVersion: that of an informer with an atomic queue. */
    void look(Store<? extends KubeObject> store) {
        String version = store.lastStoreSyncResourceVersion();
        Map<String, String> objects = versions(store.list());
        if (!version.isEmpty()
                && store.lastStoreSyncResourceVersion().equals(version)) { // otherwise it changed meanwhile
            stores.add(new Stored(version, objects));
        }
    }

    static Map<String, String> versions(Iterable<? extends KubeObject> objects) {
        Map<String, String> versions = new TreeMap<>();
        objects.forEach(object -> versions.put(object.key(), object.resourceVersion()));
        return versions;
    }

    /** Returns the differences. */
    List<String> wrong(Truth<?> truth) {
        List<String> wrong = new ArrayList<>();
        for (Listed list : lists) {
            if (list.objects != truth.at(list.version).size()) {
                wrong.add("a list at version " + list.version + " had " + list.objects
                        + " objects; the server then had " + truth.at(list.version));
            }
        }
        for (Stored store : stores) {
            if (!store.objects.equals(truth.at(store.version))) {
                wrong.add("the store at version " + store.version + " had " + store.objects + "; the server then had "
                        + truth.at(store.version));
            }
        }
        return wrong;
    }
}
