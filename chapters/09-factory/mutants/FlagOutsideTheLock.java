// shutDown() sets its flag outside the lock, under which all others read it.
// killed-by: 9.5 many threads at once
// says: the same field, shutDown
// story: https://github.com/gardener/controller-manager-library/pull/29
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.util.Concurrency;
import java.util.List;

public class FlagOutsideTheLock extends LockedFactory {
    public FlagOutsideTheLock(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public void shutDown() throws InterruptedException {
        shutDown = true;
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
    }
}
