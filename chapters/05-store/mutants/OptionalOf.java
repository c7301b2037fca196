// Calls Optional.of with the null that the map returns for an unknown key.
// killed-by: 5.1 add, then get
// says: Optional.ofNullable(null) returns Optional.empty()
// story: https://github.com/kubernetes-client/java/issues/2548
import informers.api.KubeObject;
import java.util.Optional;

public class OptionalOf extends CopyOnWriteStore {
    @Override
    public Optional<KubeObject> get(String key) {
        return Optional.of(items.get(key));
    }
}
