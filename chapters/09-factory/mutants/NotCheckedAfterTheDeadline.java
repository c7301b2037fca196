// After the deadline, reports all other informers as missing, even those that synced long ago.
// killed-by: 9.4 wait with a limit and return reasons
// says: an informer that has synced counts
// story: https://github.com/skyhook-io/radar/pull/477
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.factory.SyncResult;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

public class NotCheckedAfterTheDeadline extends LockedFactory {
    public NotCheckedAfterTheDeadline(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        long deadline = concurrency.nanoTime() + atMost.toNanos();
        Map<ResourceType<?>, Member> asked;
        Set<ResourceType<?>> running;
        synchronized (this) {
            asked = new LinkedHashMap<>(members);
            running = new HashSet<>(started);
        }
        TreeMap<GroupVersionResource, String> missing = new TreeMap<>();
        int synced = 0;
        for (Map.Entry<ResourceType<?>, Member> each : asked.entrySet()) {
            Duration left = Duration.ofNanos(deadline - concurrency.nanoTime());
            if (!running.contains(each.getKey())) {
                missing.put(each.getKey().resource(), "it was not started");
            } else if (!left.isNegative() && !left.isZero() && each.getValue().awaitSynced(left)) {
                synced++;
            } else {
                missing.put(each.getKey().resource(), each.getValue().whyNotSynced());
            }
        }
        return new SyncResult(missing, synced);
    }
}
