import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A store that also writes down what it is told, such as {@code add c@11}. One thread writes; it is read after that. */
final class JournalStore implements ReflectorStore<KubeObject> {
    private final TreeMap<String, KubeObject> objects = new TreeMap<>();
    private final List<String> told = new ArrayList<>();

    @Override
    public void add(KubeObject object) {
        told.add("add " + text(object));
        objects.put(object.key(), object);
    }

    @Override
    public void update(KubeObject object) {
        told.add("update " + text(object));
        objects.put(object.key(), object);
    }

    @Override
    public void delete(KubeObject object) {
        told.add("delete " + text(object));
        objects.remove(object.key());
    }

    @Override
    public void replace(List<KubeObject> list, String resourceVersion) {
        told.add("replace by " + list.stream().map(JournalStore::text).toList() + " at " + resourceVersion);
        objects.clear();
        list.forEach(object -> objects.put(object.key(), object));
    }

    @Override
    public void bookmark(String resourceVersion) {
        told.add("bookmark " + resourceVersion);
    }

    @Override
    public void resync() {
        told.add("resync");
    }

    /** What it was told, in order. */
    List<String> told() {
        return List.copyOf(told);
    }

    /** What it holds, such as {@code a@7}, by name. */
    List<String> content() {
        return objects.values().stream().map(JournalStore::text).toList();
    }

    private static String text(KubeObject object) {
        return object.name() + "@" + object.resourceVersion();
    }
}
