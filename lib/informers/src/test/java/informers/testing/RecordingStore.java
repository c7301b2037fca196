package informers.testing;

import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Remembers what a reflector tells it, and holds what it should hold then. Can be made to fail.
 *
 * <p>Any thread.
 */
public final class RecordingStore<T extends KubeObject> implements ReflectorStore<T> {
    private final Map<String, T> objects = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private Predicate<String> failing = call -> false;

    /** @param failing says for a call, such as {@code add ns/a@1}, whether it throws instead of doing something */
    public synchronized void failOn(Predicate<String> failing) {
        this.failing = failing;
    }

    private void call(String call) {
        calls.add(call);
        if (failing.test(call)) {
            throw new IllegalStateException("told to fail");
        }
    }

    private static String name(KubeObject object) {
        return object.key() + "@" + object.resourceVersion();
    }

    @Override
    public synchronized void add(T object) {
        call("add " + name(object));
        objects.put(object.key(), object);
    }

    @Override
    public synchronized void update(T object) {
        call("update " + name(object));
        objects.put(object.key(), object);
    }

    @Override
    public synchronized void delete(T object) {
        call("delete " + name(object));
        objects.remove(object.key());
    }

    @Override
    public synchronized void replace(List<T> list, String resourceVersion) {
        call("replace " + list.stream().map(RecordingStore::name).toList() + " at " + resourceVersion);
        objects.clear();
        list.forEach(object -> objects.put(object.key(), object));
    }

    @Override
    public synchronized void resync() {
        call("resync");
    }

    @Override
    public synchronized void bookmark(String resourceVersion) {
        call("bookmark " + resourceVersion);
    }

    /** What was called, in order, such as {@code replace [ns/a@1] at 10}, {@code add ns/b@11}, {@code bookmark 12}. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** The calls that begin with a word. */
    public List<String> calls(String word) {
        return calls().stream().filter(call -> call.startsWith(word)).toList();
    }

    /** What it holds, such as {@code ns/a@1}. */
    public synchronized List<String> content() {
        return objects.values().stream().map(RecordingStore::name).toList();
    }
}
