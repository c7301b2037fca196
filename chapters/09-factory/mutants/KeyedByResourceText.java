// Uses the text of the resource as the key.
// killed-by: 9.1 same type, same instance
// says: one resource, read as two Java types
// story: https://github.com/fabric8io/kubernetes-client/issues/2746
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.util.Concurrency;
import java.util.HashMap;
import java.util.Map;

public class KeyedByResourceText extends LockedFactory {
    public KeyedByResourceText(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    private final Map<String, Member> byKey = new HashMap<>();

    @Override
    public synchronized Member informerFor(ResourceType<?> type) {
        if (!byKey.containsKey(type.resource().toString())) {
            byKey.put(type.resource().toString(), super.informerFor(type));
        }
        return byKey.get(type.resource().toString());
    }
}
