// Deletes only copies, but updates whatever has the right name.
// killed-by: 11.3 without a source, the copies go; what is not a copy stays
// says: it is not yours to update
// story: https://github.com/kelos-dev/kelos/pull/1328
import informers.api.ConfigMap;

public class UpdatesWhatIsForeign extends DesiredCopier {
    public UpdatesWhatIsForeign(Copies copies) {
        super(copies);
    }

    @Override
    protected boolean isOurs(ConfigMap there) {
        return super.isOurs(there) || copies.source().isPresent();
    }
}
