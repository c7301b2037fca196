// Ignores the factory's namespace and watches all of them.
// killed-by: 9.2 each factory has its own namespace
// says: The namespace that was passed to maker.make()
// story: https://github.com/fabric8io/kubernetes-client/issues/2331
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.util.Concurrency;

public class AlwaysAllNamespaces extends LockedFactory {
    public AlwaysAllNamespaces(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public synchronized Member informerFor(ResourceType<?> type) {
        return members.computeIfAbsent(type, t -> maker.make(t, ""));
    }
}
