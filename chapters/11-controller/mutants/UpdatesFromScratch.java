// Builds a new object for an update: without a resourceVersion, and without the changes of other clients.
// killed-by: 11.2 a copy that differs is updated, starting from the object that was read
// says: An update without a version overwrites
// story: https://github.com/kubewarden/adm-controller/pull/750
import informers.api.ConfigMap;
import java.util.Optional;

public class UpdatesFromScratch extends DesiredCopier {
    public UpdatesFromScratch(Copies copies) {
        super(copies);
    }

    @Override
    protected Optional<ConfigMap> wanted(String namespace, Optional<ConfigMap> there) {
        return super.wanted(namespace, Optional.empty());
    }
}
