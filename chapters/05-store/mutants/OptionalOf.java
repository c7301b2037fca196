// Makes an Optional of what the map gives, also of its null.
// killed-by: 5.1 add, then get
// says: Optional.ofNullable makes Optional.empty() of it
// story: https://github.com/kubernetes-client/java/issues/2548
import informers.api.KubeObject;
import java.util.Optional;

public class OptionalOf extends CopyOnWriteStore {
    @Override
    public Optional<KubeObject> get(String key) {
        return Optional.of(items.get(key));
    }
}
