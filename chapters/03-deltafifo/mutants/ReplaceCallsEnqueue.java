// Queues what is in the list by enqueue(), which says that something came before any list.
// killed-by: 3.5 hasSynced: the first list has been popped, whole
// says: something came before any list
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
        deleteWhatWaits(listed);
        deleteWhatIsStored(listed);
        firstList(list);
    }
}
