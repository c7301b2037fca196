// Compares the keys, not the values.
// killed-by: 11.2 a copy that differs is updated, starting from the object that was read
// says: that both exist is not enough
// story: https://github.com/mittwald/kubernetes-replicator/issues/42
import informers.api.ConfigMap;

public class ComparesTheKeys extends DesiredCopier {
    public ComparesTheKeys(Copies copies) {
        super(copies);
    }

    @Override
    protected boolean differ(ConfigMap wanted, ConfigMap there) {
        return !wanted.data().keySet().equals(there.data().keySet());
    }
}
