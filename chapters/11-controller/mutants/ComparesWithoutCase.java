// Compares the data without upper and lower case.
// killed-by: 11.2 a copy that differs is updated, starting from the object that was read
// says: upper and lower case differ
// story: https://github.com/mittwald/kubernetes-replicator/issues/42
import informers.api.ConfigMap;

public class ComparesWithoutCase extends DesiredCopier {
    public ComparesWithoutCase(Copies copies) {
        super(copies);
    }

    @Override
    protected boolean differ(ConfigMap wanted, ConfigMap there) {
        return !wanted.data().toString().equalsIgnoreCase(there.data().toString());
    }
}
