// Compares types by reference.
// killed-by: 9.1 same type, same instance
// says: Compare types with equals
// story: https://github.com/fabric8io/kubernetes-client/issues/2746
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.util.Concurrency;
import java.util.IdentityHashMap;
import java.util.Map;

public class KeyedByIdentity extends LockedFactory {
    public KeyedByIdentity(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    private final Map<ResourceType<?>, Member> byKey = new IdentityHashMap<>();

    @Override
    public synchronized Member informerFor(ResourceType<?> type) {
        if (!byKey.containsKey(type)) {
            byKey.put(type, maker.make(type, type.namespaced() ? namespace : ""));
        }
        return byKey.get(type);
    }
}
