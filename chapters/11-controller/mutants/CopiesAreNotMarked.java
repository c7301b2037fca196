// Makes copies that nobody can tell from other ConfigMaps, itself included.
// killed-by: 11.2 what is missing is created
// says: A copy says that it is one
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
