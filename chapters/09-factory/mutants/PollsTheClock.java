// Polls until all have synced or the time is over: in the tests the time does not pass by itself.
// killed-by: 9.4 wait with a limit and return reasons
// says: Do not poll
// story: https://github.com/kubernetes/kubernetes/issues/117362
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.factory.SyncResult;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

public class PollsTheClock extends LockedFactory {
    public PollsTheClock(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        long deadline = concurrency.nanoTime() + atMost.toNanos();
        Map<ResourceType<?>, Member> asked;
        synchronized (this) {
            asked = new LinkedHashMap<>(members);
        }
        TreeMap<GroupVersionResource, String> missing = new TreeMap<>();
        int synced = 0;
        for (ResourceType<?> type : asked.keySet()) {
            Member member = asked.get(type);
            boolean done = member.awaitSynced(Duration.ZERO);
            while (!done && concurrency.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            if (done) {
                synced++;
            } else {
                missing.put(type.resource(), member.whyNotSynced());
            }
        }
        return new SyncResult(missing, synced);
    }
}
