// Stops, and does not wait for the end: threads go on after shutDown() has returned.
// killed-by: 9.6 the shut-down stops all, then waits for each
// says: waits for the end of each
// story: https://github.com/kubernetes/kubernetes/issues/45454
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.util.Concurrency;

public class StopsAndRuns extends LockedFactory {
    public StopsAndRuns(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public void shutDown() {
        shutDown = true;
        members.values().forEach(Member::stop);
    }
}
