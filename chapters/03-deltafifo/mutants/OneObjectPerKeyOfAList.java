// Queues only the last object of each key in the list.
// killed-by: 3.4 objects that are not in the list are deleted
// says: a Replaced for each object of the list
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.KeyFunction;
import informers.queue.KnownObjects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

public class OneObjectPerKeyOfAList<T> extends LinkedMapQueue<T> {
    public OneObjectPerKeyOfAList(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public void replace(List<T> list) {
        Map<String, T> last = new LinkedHashMap<>();
        list.forEach(object -> last.put(keyFunction.keyOf(object), object));
        super.replace(List.copyOf(last.values()));
    }
}
