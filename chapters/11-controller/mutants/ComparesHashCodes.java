// Compares the hash codes of the data.
// killed-by: 11.2 a copy that differs is updated, starting from the object that was read
// says: only their hashCode() is the same
// story: https://github.com/mittwald/kubernetes-replicator/issues/42
import informers.api.ConfigMap;

public class ComparesHashCodes extends DesiredCopier {
    public ComparesHashCodes(Copies copies) {
        super(copies);
    }

    @Override
    protected boolean differ(ConfigMap wanted, ConfigMap there) {
        return wanted.data().hashCode() != there.data().hashCode();
    }
}
