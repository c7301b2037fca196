// Starts all informers at each start().
// killed-by: 9.3 each informer is started once
// says: An informer that starts twice lists and watches twice
// story: https://github.com/kubernetes/kubernetes/pull/104853
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.util.Concurrency;

public class StartsAgain extends LockedFactory {
    public StartsAgain(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public synchronized void start() {
        started.addAll(members.keySet());
        if (!shutDown) {
            members.values().forEach(Member::start);
        }
    }
}
