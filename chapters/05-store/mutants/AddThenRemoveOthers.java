// First adds the new objects, then removes the others: the store is never empty, but has old and new objects at once.
// killed-by: 5.5 no reader sees half a replace
// says: neither the old objects nor the new ones
// story: https://github.com/kptdev/porch/issues/1101
import informers.api.KubeObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

public class AddThenRemoveOthers extends ClearAndFill {
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
