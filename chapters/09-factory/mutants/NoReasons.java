// Reports a timeout instead of the reason.
// killed-by: 9.4 wait with a limit and return reasons
// says: a missing permission looks like a slow server
// story: https://github.com/kubernetes-sigs/controller-runtime/issues/1653
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.SyncResult;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.TreeMap;

public class NoReasons extends LockedFactory {
    public NoReasons(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        long deadline = concurrency.nanoTime() + atMost.toNanos();
        TreeMap<GroupVersionResource, String> missing = new TreeMap<>();
        int synced = 0;
        for (ResourceType<?> type : members.keySet()) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - concurrency.nanoTime()));
            if (!started.contains(type)) {
                missing.put(type.resource(), "it was not started");
            } else if (members.get(type).awaitSynced(left)) {
                synced++;
            } else {
                missing.put(type.resource(), "timed out waiting for caches to sync");
            }
        }
        return new SyncResult(missing, synced);
    }
}
