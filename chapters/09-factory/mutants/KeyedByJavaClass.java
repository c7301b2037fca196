// Uses the Java class as the key, as Go does: all custom resources share one informer.
// killed-by: 9.1 same type, same instance
// says: the map's key is the whole type
// story: https://github.com/fabric8io/kubernetes-client/issues/2746
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.util.Concurrency;
import java.util.HashMap;
import java.util.Map;

public class KeyedByJavaClass extends LockedFactory {
    private final Map<Class<?>, Member> byClass = new HashMap<>();

    public KeyedByJavaClass(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public synchronized Member informerFor(ResourceType<?> type) {
        return byClass.computeIfAbsent(type.javaType(), any -> super.informerFor(type));
    }
}
