// Leaves out the empty value.
// killed-by: 6.4 several values, or none
// says: also the empty one
// story: https://github.com/kubernetes/ingress-gce/pull/1733
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.stream.Collectors;

public class EmptyValueIsLeftOut extends MapOfSets {
    public EmptyValueIsLeftOut(IndexFunc<KubeObject> function) {
        super(object -> function.values(object).stream().filter(value -> !value.isEmpty()).collect(Collectors.toList()));
    }
}
