// Sets its flag after all informers are closed: a request meanwhile gets an informer that is never started or closed.
// killed-by: 9.6 the shutdown stops all, then waits for each
// says: Set your flag for the shutdown before you stop and close
// story: https://github.com/kubernetes/kubernetes/pull/112200
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.util.Concurrency;
import java.util.List;

public class ShutDownFlagIsSetLast extends LockedFactory {
    public ShutDownFlagIsSetLast(Maker maker, String namespace, Concurrency concurrency) {
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
