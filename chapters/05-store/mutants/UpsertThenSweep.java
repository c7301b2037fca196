// Never shows an empty store, but the new beside the old.
// killed-by: 5.5 nobody sees half a replace
// says: neither what was before nor what comes after
// story: https://github.com/kptdev/porch/issues/1101
import informers.api.KubeObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

public class UpsertThenSweep extends ClearAndFill {
    @Override
    public void replace(List<KubeObject> objects) {
        Set<String> stay = new HashSet<>();
        for (KubeObject object : objects) {
            stay.add(object.key());
            add(object);
        }
        listKeys().stream().filter(key -> !stay.contains(key)).forEach(this::delete);
    }
}
