import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import java.util.List;
import java.util.Map;
import workbook.grade.Todo;

/**
 * Your file for chapter 03. Write the bodies, one task after the other; `mvn test` grades them.
 * README.md describes the tasks, DeltaQueue.java the methods and their parameters.
 */
public class MyDeltaFIFO<T> implements DeltaQueue<T> {
    private final KeyFunction<T> keyFunction; // keyFunction.keyOf(object)
    private final KnownObjects<T> known; // known.getByKey(key), known.listKeys()

    // Your fields. A LinkedHashMap<String, List<Delta<T>>> keeps its keys in the order in which they were added.

    public MyDeltaFIFO(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        this.keyFunction = keyFunction;
        this.known = known;
    }

    // Task 3.1 and 3.2
    @Override
    public void enqueue(DeltaType type, T object) {
        // Delta.of(type, object) creates the delta.
        throw new Todo("3.1 one add, one pop; 3.2 each object is queued once, with all its deltas");
    }

    // Task 3.1 and 3.2
    @Override
    public List<Delta<T>> pop() {
        throw new Todo("3.1 one add, one pop; 3.2 remove the head of the queue");
    }

    // Task 3.2
    @Override
    public Map<String, List<Delta<T>>> items() {
        throw new Todo("3.2 the queued deltas by key");
    }

    // Task 3.3
    @Override
    public void delete(T object) {
        // Delta.deleted(new DeletedObject<>(key, Optional.of(object), false)): false, because the final state is known.
        throw new Todo("3.3 queue the deletion of a known object, once");
    }

    // Task 3.4 and 3.5
    @Override
    public void replace(List<T> list) {
        // Delta.replaced(object) for each object of the list. Delta.deleted(DeletedObject.missed(key, lastKnown)) is a
        // tombstone. A delta has a method lastKnown().
        throw new Todo("3.4 the objects in the list, and those that are not; 3.5 count the initial list");
    }

    // Task 3.5
    @Override
    public boolean hasSynced() {
        throw new Todo("3.5 whether the initial list has been popped");
    }
}
