// Queues the objects of the list by enqueue(), which marks the queue as synced.
// killed-by: 3.5 hasSynced: the initial list has been popped
// says: something was added before any list
// story: https://github.com/kubernetes/kubernetes/pull/20269
import informers.api.KeyFunction;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

public class ReplaceCallsEnqueue<T> extends LinkedMapQueue<T> {
    public ReplaceCallsEnqueue(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public void replace(List<T> list) {
        list.forEach(object -> enqueue(DeltaType.REPLACED, object));
        Set<String> listed = list.stream().map(keyFunction::keyOf).collect(Collectors.toSet());
        deleteQueued(listed);
        deleteStored(listed);
        initialList(list);
    }
}
