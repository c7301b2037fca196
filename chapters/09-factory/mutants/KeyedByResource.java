// Uses the resource as the key, without the Java type.
// killed-by: 9.1 same type, same instance
// says: one resource, read as two Java types
// story: https://github.com/fabric8io/kubernetes-client/issues/2746
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.util.Concurrency;
import java.util.HashMap;
import java.util.Map;

public class KeyedByResource extends LockedFactory {
    public KeyedByResource(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    private final Map<Object, Member> byKey = new HashMap<>();

    @Override
    public synchronized Member informerFor(ResourceType<?> type) {
        if (!byKey.containsKey(type.resource())) {
            byKey.put(type.resource(), super.informerFor(type));
        }
        return byKey.get(type.resource());
    }
}
