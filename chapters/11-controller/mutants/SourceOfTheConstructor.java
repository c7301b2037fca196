// Reads the source once, in the constructor.
// killed-by: 11.5 level-triggered: it acts on the current state, not on events
// says: The source was blue when your copier was created
// story: https://github.com/k-orc/openstack-resource-controller/pull/668
import informers.api.ConfigMap;
import java.util.Optional;

public class SourceOfTheConstructor extends DesiredCopier {
    private final Optional<ConfigMap> source;

    public SourceOfTheConstructor(Copies copies) {
        super(copies);
        source = copies.source();
    }

    @Override
    protected Optional<ConfigMap> wanted(String namespace, Optional<ConfigMap> there) {
        return source.filter(found -> canHold(namespace)).map(found -> there.map(copy -> Copies.withDataOf(found, copy))
                .orElseGet(() -> Copies.copyOf(found, namespace)));
    }
}
