// Returns the same mutable empty set for every unknown value.
// killed-by: 6.3 a returned set does not change later
// says: whatever a caller did
// story: https://github.com/kyverno/kyverno/issues/3459
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.HashSet;
import java.util.Set;

public class OneEmptySet extends MapOfSets {
    public OneEmptySet(IndexFunc<KubeObject> function) {
        super(function);
    }

    private final Set<String> none = new HashSet<>();

    @Override
    public Set<String> keys(String value) {
        return sets.containsKey(value) ? super.keys(value) : none;
    }
}
