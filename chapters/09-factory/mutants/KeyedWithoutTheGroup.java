// Uses version, plural and Java type as the key, without the group.
// killed-by: 9.1 same type, same instance
// says: two groups with one plural
// story: https://github.com/fabric8io/kubernetes-client/issues/2746
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.util.Concurrency;
import java.util.HashMap;
import java.util.Map;

public class KeyedWithoutTheGroup extends LockedFactory {
    public KeyedWithoutTheGroup(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    private final Map<String, Member> byKey = new HashMap<>();

    @Override
    public synchronized Member informerFor(ResourceType<?> type) {
        if (!byKey.containsKey(type.resource().version() + type.resource().resource() + type.javaType())) {
            byKey.put(type.resource().version() + type.resource().resource() + type.javaType(), super.informerFor(type));
        }
        return byKey.get(type.resource().version() + type.resource().resource() + type.javaType());
    }
}
