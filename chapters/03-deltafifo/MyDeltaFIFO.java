import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import java.util.List;
import java.util.Map;
import workbook.grade.Todo;

/**
 * Your file for chapter 03. Write the bodies, one task after the other; `mvn test` grades them.
 * What is asked for stands in README.md; what the parameters mean, in DeltaQueue.java.
 */
public class MyDeltaFIFO<T> implements DeltaQueue<T> {
    private final KeyFunction<T> keyFunction; // keyFunction.keyOf(object)
    private final KnownObjects<T> known; // known.getByKey(key), known.listKeys()

    // Your fields. A LinkedHashMap<String, List<Delta<T>>> remembers in which order its keys came.

    public MyDeltaFIFO(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        this.keyFunction = keyFunction;
        this.known = known;
    }

    // Task 3.1 and 3.2
    @Override
    public void enqueue(DeltaType type, T object) {
        // Delta.of(type, object) makes the delta.
        throw new Todo("3.1 one add, one pop; 3.2 each object waits once, with all that happened to it");
    }

    // Task 3.1 and 3.2
    @Override
    public List<Delta<T>> pop() {
        throw new Todo("3.1 one add, one pop; 3.2 the next one, and who is popped waits no longer");
    }

    // Task 3.2
    @Override
    public Map<String, List<Delta<T>>> items() {
        throw new Todo("3.2 who waits");
    }

    // Task 3.3
    @Override
    public void delete(T object) {
        // Delta.deleted(new DeletedObject<>(key, Optional.of(object), false)): false, because this is the final state.
        throw new Todo("3.3 whose deletion is told, and once");
    }

    // Task 3.4 and 3.5
    @Override
    public void replace(List<T> list) {
        // Delta.replaced(object): what is listed. Delta.deleted(DeletedObject.missed(key, lastKnown)): a deletion that
        // nobody saw. A delta has lastKnown().
        throw new Todo("3.4 what is listed, and what is not; 3.5 how much of the first list waits");
    }

    // Task 3.5
    @Override
    public boolean hasSynced() {
        throw new Todo("3.5 whether the first list has been popped");
    }
}
