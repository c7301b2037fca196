// Closes one informer after the other: the last one still lists and watches while the first one ends.
// killed-by: 9.6 the shutdown stops all, then waits for each
// says: Stop all first
// story: https://github.com/kubernetes/kubernetes/pull/112200
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.util.Concurrency;

public class OneAfterTheOther extends LockedFactory {
    public OneAfterTheOther(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public void shutDown() throws InterruptedException {
        shutDown = true;
        for (Member member : members.values()) {
            member.stop();
            member.close();
        }
    }
}
