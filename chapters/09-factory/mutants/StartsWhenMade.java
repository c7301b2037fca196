// Starts an informer as soon as it is requested: it is too late then to add indexers and handlers.
// killed-by: 9.3 each informer is started once
// says: start() was not called yet
// story: https://github.com/viktorpergjoka/spring-k8swatcher/issues/5
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.util.Concurrency;

public class StartsWhenMade extends LockedFactory {
    public StartsWhenMade(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public synchronized Member informerFor(ResourceType<?> type) {
        Member member = super.informerFor(type);
        if (started.add(type)) {
            member.start();
        }
        return member;
    }
}
