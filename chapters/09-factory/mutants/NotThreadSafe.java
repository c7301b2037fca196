// Looks up and adds in two steps, without a lock around both.
// killed-by: 9.5 many threads at once
// says: each got an informer of its own
// story: https://github.com/kubernetes/kubernetes/issues/89017
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.util.Concurrency;

public class NotThreadSafe extends LockedFactory {
    public NotThreadSafe(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public Member informerFor(ResourceType<?> type) {
        Member known = members.get(type);
        if (known != null) {
            return known;
        }
        if (shutDown) {
            throw new IllegalStateException("The factory is shut down.");
        }
        Member made = maker.make(type, type.namespaced() ? namespace : "");
        members.put(type, made);
        return made;
    }
}
