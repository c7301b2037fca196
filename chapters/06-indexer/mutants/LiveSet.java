// Gives out its own set; a wrapper that forbids changes is no copy.
// killed-by: 6.3 what was given out stays as it is
// says: Its reader holds no lock any more
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
