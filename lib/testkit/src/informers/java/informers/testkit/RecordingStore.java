package informers.testkit;

import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A store that records the calls of a reflector, and applies them to its content. It can be set to fail.
 *
 * <p>Safe for use by many threads.
 */
public final class RecordingStore<T extends KubeObject> implements ReflectorStore<T> {
    private final Map<String, T> objects = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private Predicate<String> failing = call -> false;

    /** Creates an empty store. */
    public RecordingStore() {}

    /**
     * Makes calls fail from now on.
     *
     * @param failing returns whether a call, such as {@code add ns/a@1}, throws an {@link IllegalStateException} instead of
     *     changing the store
     */
    public synchronized void failOn(Predicate<String> failing) {
        this.failing = failing;
    }

    private void record(String call) {
        calls.add(call);
        if (failing.test(call)) {
            throw new IllegalStateException("made to fail: " + call);
        }
    }

    private static String text(KubeObject object) {
        return object.key() + "@" + object.resourceVersion();
    }

    @Override
    public synchronized void add(T object) {
        record("add " + text(object));
        objects.put(object.key(), object);
    }

    @Override
    public synchronized void update(T object) {
        record("update " + text(object));
        objects.put(object.key(), object);
    }

    @Override
    public synchronized void delete(T object) {
        record("delete " + text(object));
        objects.remove(object.key());
    }

    @Override
    public synchronized void replace(List<T> list, String resourceVersion) {
        record("replace " + list.stream().map(RecordingStore::text).toList() + " at " + resourceVersion);
        objects.clear();
        list.forEach(object -> objects.put(object.key(), object));
    }

    @Override
    public synchronized void resync() {
        record("resync");
    }

    @Override
    public synchronized void bookmark(String resourceVersion) {
        record("bookmark " + resourceVersion);
    }

    /** Returns the calls in order, such as {@code replace [ns/a@1] at 10}, {@code add ns/b@11}, {@code bookmark 12}. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** Returns the calls that start with a word, such as {@code replace}. */
    public List<String> calls(String word) {
        return calls().stream().filter(call -> call.startsWith(word)).toList();
    }

    /** Returns the objects in the store, such as {@code ns/a@1}, in the order in which they were added. */
    public synchronized List<String> content() {
        return objects.values().stream().map(RecordingStore::text).toList();
    }
}
