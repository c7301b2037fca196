// Edge-triggered: does nothing as long as the source has not changed.
// killed-by: 11.5 level-triggered: it acts on the current state, not on events
// says: Compare the copy with the source
// story: https://github.com/k-orc/openstack-resource-controller/pull/668
import informers.api.ConfigMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

public class ComparesWithTheLastSource extends DesiredCopier {
    public ComparesWithTheLastSource(Copies copies) {
        super(copies);
    }

    private final Map<String, Map<String, String>> last = new HashMap<>();

    @Override
    protected boolean differ(ConfigMap wanted, ConfigMap there) {
        Map<String, String> before = last.put(there.namespace(), wanted.data());
        return before == null ? super.differ(wanted, there) : !before.equals(wanted.data());
    }

    @Override
    protected Optional<ConfigMap> wanted(String namespace, Optional<ConfigMap> there) {
        Optional<ConfigMap> wanted = super.wanted(namespace, there);
        if (there.isEmpty()) {
            wanted.ifPresent(copy -> last.put(namespace, copy.data()));
        }
        return wanted;
    }
}
