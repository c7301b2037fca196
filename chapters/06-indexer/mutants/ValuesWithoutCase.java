// Compares values without upper and lower case.
// killed-by: 6.4 several values, or none
// says: only if they are equal
// story: https://github.com/kubernetes/ingress-gce/pull/1733
import informers.api.KubeObject;
import informers.store.IndexFunc;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

public class ValuesWithoutCase extends MapOfSets {
    public ValuesWithoutCase(IndexFunc<KubeObject> function) {
        super(object -> function.values(object).stream().map(value -> value.toLowerCase(Locale.ROOT)).collect(Collectors.toList()));
    }

    @Override
    public Set<String> keys(String value) {
        return super.keys(value.toLowerCase(Locale.ROOT));
    }
}
