// Creates an informer at each call but keeps only the first one: the others are never started.
// killed-by: 9.1 same type, same instance
// says: ten LISTs, ten WATCHes
// story: https://github.com/kubernetes-client/java/issues/3849
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.util.Concurrency;

public class NewOneEachTime extends LockedFactory {
    public NewOneEachTime(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public synchronized Member informerFor(ResourceType<?> type) {
        Member made = maker.make(type, type.namespaced() ? namespace : "");
        members.putIfAbsent(type, made);
        return made;
    }
}
