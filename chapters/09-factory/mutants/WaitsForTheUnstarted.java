// Waits for informers that were not started.
// killed-by: 9.4 an informer that was not started is reported, not waited for
// says: do not wait for it
// story: https://github.com/kubernetes/kubernetes/issues/92777
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.SyncResult;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.TreeMap;

public class WaitsForTheUnstarted extends LockedFactory {
    public WaitsForTheUnstarted(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        long deadline = concurrency.nanoTime() + atMost.toNanos();
        TreeMap<GroupVersionResource, String> missing = new TreeMap<>();
        int synced = 0;
        for (ResourceType<?> type : members.keySet()) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - concurrency.nanoTime()));
            if (members.get(type).awaitSynced(left)) {
                synced++;
            } else {
                missing.put(type.resource(), members.get(type).whyNotSynced());
            }
        }
        return new SyncResult(missing, synced);
    }
}
