import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A store that records the calls it receives, such as {@code add c@11}. Written by one thread, and read after that. */
final class JournalStore implements ReflectorStore<KubeObject> {
    private final TreeMap<String, KubeObject> objects = new TreeMap<>();
    private final List<String> calls = new ArrayList<>();

    @Override
    public void add(KubeObject object) {
        calls.add("add " + text(object));
        objects.put(object.key(), object);
    }

    @Override
    public void update(KubeObject object) {
        calls.add("update " + text(object));
        objects.put(object.key(), object);
    }

    @Override
    public void delete(KubeObject object) {
        calls.add("delete " + text(object));
        objects.remove(object.key());
    }

    @Override
    public void replace(List<KubeObject> list, String resourceVersion) {
        calls.add("replace by " + list.stream().map(JournalStore::text).toList() + " at " + resourceVersion);
        objects.clear();
        list.forEach(object -> objects.put(object.key(), object));
    }

    @Override
    public void bookmark(String resourceVersion) {
        calls.add("bookmark " + resourceVersion);
    }

    @Override
    public void resync() {
        calls.add("resync");
    }

    /** Returns the recorded calls, in order. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    /** Returns its objects, such as {@code a@7}, sorted by name. */
    List<String> content() {
        return objects.values().stream().map(JournalStore::text).toList();
    }

    private static String text(KubeObject object) {
        return object.name() + "@" + object.resourceVersion();
    }
}
