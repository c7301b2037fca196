// Uses the factory's namespace for all types, also for those that belong to no namespace.
// killed-by: 9.2 each factory has its own namespace
// says: A node belongs to no namespace
// story: https://github.com/derailed/k9s/issues/3829
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.util.Concurrency;

public class NodesInANamespace extends LockedFactory {
    public NodesInANamespace(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public synchronized Member informerFor(ResourceType<?> type) {
        return members.computeIfAbsent(type, t -> maker.make(t, namespace));
    }
}
