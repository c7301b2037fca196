// Looks only whether all of the source is in the copy: what was taken out of the source stays in the copies.
// killed-by: 11.2 what differs is updated, on top of what was read
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
