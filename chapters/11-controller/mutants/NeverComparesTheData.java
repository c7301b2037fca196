// Never compares the data: a copy that exists counts as right.
// killed-by: 11.2 a copy that differs is updated, starting from the object that was read
// says: that both exist is not enough
// story: https://github.com/mittwald/kubernetes-replicator/issues/42
import informers.api.ConfigMap;

public class NeverComparesTheData extends DesiredCopier {
    public NeverComparesTheData(Copies copies) {
        super(copies);
    }

    @Override
    protected boolean differ(ConfigMap wanted, ConfigMap there) {
        return false;
    }
}
