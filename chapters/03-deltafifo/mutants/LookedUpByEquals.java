// Looks in the list for the object itself: a queued object whose state changed gets a tombstone.
// killed-by: 3.4 objects that are not in the list are deleted
// says: Compare keys, not objects
// story: https://pkg.go.dev/k8s.io/client-go/tools/cache#DeltaFIFO
import informers.api.DeletedObject;
import informers.api.KeyFunction;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.KnownObjects;
import java.util.List;
import java.util.Set;

public class LookedUpByEquals<T> extends LinkedMapQueue<T> {
    public LookedUpByEquals(KeyFunction<T> keyFunction, KnownObjects<T> known) {
        super(keyFunction, known);
    }

    @Override
    public void replace(List<T> list) {
        listed = list;
        super.replace(list);
    }

    private List<T> listed = List.of();

    @Override
    protected void deleteQueued(Set<String> keys) {
        items.forEach((key, deltas) -> {
            boolean same = deltas.stream()
                    .filter(delta -> delta.type() != DeltaType.REPLACED)
                    .allMatch(delta -> listed.contains(delta.lastKnown().orElse(null)));
            if (!keys.contains(key) || !same && deltas.get(0).type() != DeltaType.DELETED) {
                append(key, Delta.deleted(DeletedObject.missed(key, deltas.get(deltas.size() - 1).lastKnown())));
            }
        });
    }
}
