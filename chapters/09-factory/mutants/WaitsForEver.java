// Waits until all have synced, as Go code does with a stop channel that is never closed.
// killed-by: 9.4 wait with a limit and return reasons
// says: has waited for an hour
// story: https://github.com/kubeswift-io/kubeswift/issues/460
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.SyncResult;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.TreeMap;

public class WaitsForEver extends LockedFactory {
    public WaitsForEver(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        TreeMap<GroupVersionResource, String> missing = new TreeMap<>();
        int synced = 0;
        for (ResourceType<?> type : members.keySet()) {
            while (!members.get(type).awaitSynced(Duration.ofSeconds(1))) {
                // wait again
            }
            synced++;
        }
        return new SyncResult(missing, synced);
    }
}
