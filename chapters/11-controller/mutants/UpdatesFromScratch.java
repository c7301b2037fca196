// Builds the whole object anew for an update: without a version, and without what others wrote.
// killed-by: 11.2 what differs is updated, on top of what was read
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
