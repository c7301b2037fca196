// Makes the missing set when it is asked for: each question for an unknown value leaves an empty set behind.
// killed-by: 6.3 a value without objects is no value
// says: A question makes no set
// story: https://github.com/kubernetes/kubernetes/issues/84959
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.Set;
import java.util.TreeSet;

public class QuestionMakesAValue extends MapOfSets {
    public QuestionMakesAValue(IndexFunc<KubeObject> function) {
        super(function);
    }

    @Override
    public Set<String> keys(String value) {
        return Set.copyOf(sets.computeIfAbsent(value, v -> new TreeSet<>()));
    }
}
