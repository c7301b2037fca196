// Queues the objects of a list sorted by key.
// killed-by: 3.4 objects that are not in the list are deleted
// says: in the order of the list
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.KnownObjects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

public class ListInOrderOfKeys<T> extends LinkedMapQueue<T> {
    public ListInOrderOfKeys(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public void replace(List<T> list) {
        List<T> sorted = new ArrayList<>(list);
        sorted.sort(Comparator.comparing(keyFunction::keyOf));
        super.replace(sorted);
    }
}
