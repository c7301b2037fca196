// Creates informers after the shutdown, which are never started.
// killed-by: 9.6 the shutdown stops all, then waits for each
// says: Throw an IllegalStateException
// story: https://github.com/telepresenceio/telepresence/pull/3837
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.util.Concurrency;

public class MakesAfterTheEnd extends LockedFactory {
    public MakesAfterTheEnd(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public synchronized Member informerFor(ResourceType<?> type) {
        return members.computeIfAbsent(type, t -> maker.make(t, t.namespaced() ? namespace : ""));
    }
}
