// Notes that it is over when all is closed: who asks meanwhile gets an informer that nobody will start or close.
// killed-by: 9.6 the shut-down stops all, then waits for each
// says: Note that it is over before you stop and close
// story: https://github.com/kubernetes/kubernetes/pull/112200
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.util.Concurrency;
import java.util.List;

public class OverWhenAllIsClosed extends LockedFactory {
    public OverWhenAllIsClosed(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public void shutDown() throws InterruptedException {
        List<Member> all;
        synchronized (this) {
            all = List.copyOf(members.values());
        }
        for (Member member : all) {
            member.stop();
        }
        for (Member member : all) {
            member.close();
        }
        synchronized (this) {
            shutDown = true;
        }
    }
}
