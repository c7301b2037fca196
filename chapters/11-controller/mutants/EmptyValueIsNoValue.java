// Treats a key with an empty value as a missing key.
// killed-by: 11.2 a copy that differs is updated, starting from the object that was read
// says: a key with an empty value is a key
// story: https://github.com/mittwald/kubernetes-replicator/issues/42
import informers.api.ConfigMap;
import java.util.HashMap;
import java.util.Map;

public class EmptyValueIsNoValue extends DesiredCopier {
    public EmptyValueIsNoValue(Copies copies) {
        super(copies);
    }

    @Override
    protected boolean differ(ConfigMap wanted, ConfigMap there) {
        Map<String, String> one = new HashMap<>(wanted.data());
        Map<String, String> other = new HashMap<>(there.data());
        one.values().removeIf(String::isEmpty);
        other.values().removeIf(String::isEmpty);
        return !one.equals(other);
    }
}
