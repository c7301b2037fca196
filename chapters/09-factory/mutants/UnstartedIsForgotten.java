// Checks only informers that were started: reports no problem although a lister is empty.
// killed-by: 9.4 an informer that was not started is reported, not waited for
// says: report them as missing
// story: https://github.com/kubernetes-sigs/descheduler/pull/956
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.SyncResult;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.TreeMap;

public class UnstartedIsForgotten extends LockedFactory {
    public UnstartedIsForgotten(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        long deadline = concurrency.nanoTime() + atMost.toNanos();
        TreeMap<GroupVersionResource, String> missing = new TreeMap<>();
        int synced = 0;
        for (ResourceType<?> type : members.keySet()) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - concurrency.nanoTime()));
            if (started.contains(type)) {
                if (members.get(type).awaitSynced(left)) {
                    synced++;
                } else {
                    missing.put(type.resource(), members.get(type).whyNotSynced());
                }
            }
        }
        return new SyncResult(missing, synced);
    }
}
