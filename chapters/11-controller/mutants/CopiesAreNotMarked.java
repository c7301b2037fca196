// Creates copies without the annotation: it cannot distinguish them from other ConfigMaps.
// killed-by: 11.2 a missing copy is created
// says: A copy must be marked as a copy
// story: https://github.com/knative-extensions/eventing-kafka-broker/pull/2924
import informers.api.ConfigMap;
import java.util.Optional;

public class CopiesAreNotMarked extends DesiredCopier {
    public CopiesAreNotMarked(Copies copies) {
        super(copies);
    }

    @Override
    protected Optional<ConfigMap> wanted(String namespace, Optional<ConfigMap> there) {
        return super.wanted(namespace, there)
                .map(copy -> copy.edit().remove("metadata", "annotations").build(ConfigMap.TYPE));
    }
}
