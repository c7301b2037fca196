// Checks only whether the copy contains all data of the source: a key that was removed from the source stays in the
// copies.
// killed-by: 11.2 a copy that differs is updated, starting from the object that was read
// says: a key that the source does not have
// story: https://github.com/mittwald/kubernetes-replicator/issues/42
import informers.api.ConfigMap;

public class ExtraKeysStay extends DesiredCopier {
    public ExtraKeysStay(Copies copies) {
        super(copies);
    }

    @Override
    protected boolean differ(ConfigMap wanted, ConfigMap there) {
        return !there.data().entrySet().containsAll(wanted.data().entrySet());
    }
}
