// Says null where it knows nothing.
// killed-by: 5.1 add, then get
// says: not null: Optional.empty() says it
// story: https://github.com/kubernetes-client/javascript/issues/1952
import informers.api.KubeObject;
import java.util.Optional;

public class GetOfUnknownIsNull extends CopyOnWriteStore {
    @Override
    public Optional<KubeObject> get(String key) {
        return super.get(key).isPresent() ? super.get(key) : null;
    }
}
