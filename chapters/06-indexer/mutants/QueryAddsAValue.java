// Creates a missing set in keys(): each query for an unknown value leaves an empty set behind.
// killed-by: 6.3 values() has no value without objects
// says: A query must not add a set
// story: https://github.com/kubernetes/kubernetes/issues/84959
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.Set;
import java.util.TreeSet;

public class QueryAddsAValue extends MapOfSets {
    public QueryAddsAValue(IndexFunc<KubeObject> function) {
        super(function);
    }

    @Override
    public Set<String> keys(String value) {
        return Set.copyOf(sets.computeIfAbsent(value, v -> new TreeSet<>()));
    }
}
