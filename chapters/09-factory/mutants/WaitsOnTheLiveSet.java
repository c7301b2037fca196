// waitForCacheSync() copies the map under the lock, but not the set of what was started.
// killed-by: 9.5 many threads at once
// says: the same HashSet
// story: https://github.com/gardener/controller-manager-library/pull/29
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.InformerRegistry.Member;
import informers.factory.SyncResult;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

public class WaitsOnTheLiveSet extends LockedFactory {
    public WaitsOnTheLiveSet(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        long deadline = concurrency.nanoTime() + atMost.toNanos();
        Map<ResourceType<?>, Member> asked;
        Set<ResourceType<?>> running;
        synchronized (this) {
            asked = new LinkedHashMap<>(members);
            running = started;
        }
        TreeMap<GroupVersionResource, String> missing = new TreeMap<>();
        int synced = 0;
        for (ResourceType<?> type : asked.keySet()) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - concurrency.nanoTime()));
            if (!running.contains(type)) {
                missing.put(type.resource(), "it was not started");
            } else if (asked.get(type).awaitSynced(left)) {
                synced++;
            } else {
                missing.put(type.resource(), asked.get(type).whyNotSynced());
            }
        }
        return new SyncResult(missing, synced);
    }
}
