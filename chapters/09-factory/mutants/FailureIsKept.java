// Keeps null when make() fails.
// killed-by: 9.1 same type, same instance
// says: A failure is not kept
// story: https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/Map.html
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.util.Concurrency;

public class FailureIsKept extends LockedFactory {
    public FailureIsKept(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public synchronized Member informerFor(ResourceType<?> type) {
        if (!members.containsKey(type)) {
            members.put(type, null);
            members.put(type, maker.make(type, type.namespaced() ? namespace : ""));
        }
        return members.get(type);
    }
}
