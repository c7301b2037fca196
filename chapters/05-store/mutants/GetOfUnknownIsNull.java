// Returns null for an unknown key.
// killed-by: 5.1 add, then get
// says: return Optional.empty(), not null
// story: https://github.com/kubernetes-client/javascript/issues/1952
import informers.api.KubeObject;
import java.util.Optional;

public class GetOfUnknownIsNull extends CopyOnWriteStore {
    @Override
    public Optional<KubeObject> get(String key) {
        return super.get(key).isPresent() ? super.get(key) : null;
    }
}
