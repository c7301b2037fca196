// Keeps the copy as long as the number of objects is the same: an update is not listed.
// killed-by: 5.3 a list is a snapshot
// says: is outdated after each change
// story: https://github.com/kubernetes-sigs/controller-runtime/issues/1622
import informers.api.KubeObject;
import java.util.Collection;
import java.util.List;

public class CopySurvivesAnUpdate extends LockedStore {
    private List<KubeObject> copy = List.of();

    @Override
    public Collection<KubeObject> list() {
        if (copy.size() != super.list().size() || !copy.stream().allMatch(o -> get(o.key()).isPresent())) {
            copy = List.copyOf(super.list());
        }
        return copy;
    }
}
