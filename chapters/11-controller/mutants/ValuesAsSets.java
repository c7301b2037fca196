// Compares the values as sets, without their keys.
// killed-by: 11.2 a copy that differs is updated, starting from the object that was read
// says: the values are swapped
// story: https://github.com/mittwald/kubernetes-replicator/issues/42
import informers.api.ConfigMap;
import java.util.HashSet;

public class ValuesAsSets extends DesiredCopier {
    public ValuesAsSets(Copies copies) {
        super(copies);
    }

    @Override
    protected boolean differ(ConfigMap wanted, ConfigMap there) {
        return !new HashSet<>(wanted.data().values()).equals(new HashSet<>(there.data().values()));
    }
}
