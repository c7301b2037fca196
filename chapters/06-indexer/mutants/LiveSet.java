// Returns a view of its own set: an unmodifiable wrapper is no copy.
// killed-by: 6.3 a returned set does not change later
// says: The caller reads it without a lock
// story: https://github.com/kyverno/kyverno/issues/3459
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.Collections;
import java.util.Set;

public class LiveSet extends MapOfSets {
    public LiveSet(IndexFunc<KubeObject> function) {
        super(function);
    }

    @Override
    public Set<String> keys(String value) {
        return Collections.unmodifiableSet(sets.getOrDefault(value, Set.of()));
    }
}
