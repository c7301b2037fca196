// Creates a new informer at each call, which replaces the one before.
// killed-by: 9.1 same type, same instance
// says: keep the first one in a map, by its type
// story: https://github.com/kubernetes-client/java/issues/1154
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.util.Concurrency;

public class LastOneWins extends LockedFactory {
    public LastOneWins(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public synchronized Member informerFor(ResourceType<?> type) {
        Member made = maker.make(type, type.namespaced() ? namespace : "");
        members.put(type, made);
        return made;
    }
}
