// Does nothing when the source has no data.
// killed-by: 11.2 a copy that differs is updated, starting from the object that was read
// says: the source has no data
// story: https://github.com/mittwald/kubernetes-replicator/issues/42
import informers.api.ConfigMap;

public class EmptySourceIsIgnored extends DesiredCopier {
    public EmptySourceIsIgnored(Copies copies) {
        super(copies);
    }

    @Override
    protected boolean differ(ConfigMap wanted, ConfigMap there) {
        return !wanted.data().isEmpty() && !wanted.data().equals(there.data());
    }
}
