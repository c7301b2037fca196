// Deletes copies only, but updates every object with the right name.
// killed-by: 11.3 without a source copies are deleted, other objects stay
// says: you must not update it
// story: https://github.com/kelos-dev/kelos/pull/1328
import informers.api.ConfigMap;

public class UpdatesForeignObjects extends DesiredCopier {
    public UpdatesForeignObjects(Copies copies) {
        super(copies);
    }

    @Override
    protected boolean isOurs(ConfigMap there) {
        return super.isOurs(there) || copies.source().isPresent();
    }
}
