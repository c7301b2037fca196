// Stops but does not wait: threads are still running after shutDown() has returned.
// killed-by: 9.6 the shutdown stops all, then waits for each
// says: which waits for its end
// story: https://github.com/kubernetes/kubernetes/issues/45454
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.util.Concurrency;

public class StopsButDoesNotWait extends LockedFactory {
    public StopsButDoesNotWait(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public void shutDown() {
        shutDown = true;
        members.values().forEach(Member::stop);
    }
}
