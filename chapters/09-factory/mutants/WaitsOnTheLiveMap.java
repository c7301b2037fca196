// Waits without a lock but also without a copy: a request meanwhile changes the map during the iteration.
// killed-by: 9.5 many threads at once
// says: a copy of the map that was made under the lock
// story: https://github.com/gardener/controller-manager-library/pull/29
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.SyncResult;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.TreeMap;

public class WaitsOnTheLiveMap extends LockedFactory {
    public WaitsOnTheLiveMap(Maker maker, String namespace, Concurrency concurrency) {
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
                missing.put(type.resource(), members.get(type).whyNotSynced());
            }
        }
        return new SyncResult(missing, synced);
    }
}
