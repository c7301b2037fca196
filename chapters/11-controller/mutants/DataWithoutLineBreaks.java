// Compares the values without the blanks at their ends.
// killed-by: 11.2 a copy that differs is updated, starting from the object that was read
// says: a line break differs
// story: https://github.com/mittwald/kubernetes-replicator/issues/42
import informers.api.ConfigMap;
import java.util.HashMap;
import java.util.Map;

public class DataWithoutLineBreaks extends DesiredCopier {
    public DataWithoutLineBreaks(Copies copies) {
        super(copies);
    }

    @Override
    protected boolean differ(ConfigMap wanted, ConfigMap there) {
        Map<String, String> one = new HashMap<>(wanted.data());
        Map<String, String> other = new HashMap<>(there.data());
        one.replaceAll((key, value) -> value.strip());
        other.replaceAll((key, value) -> value.strip());
        return !one.equals(other);
    }
}
