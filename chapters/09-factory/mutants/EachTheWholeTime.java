// Gives the whole limit to each informer.
// killed-by: 9.4 wait with a limit and return reasons
// says: The 30 s are for all informers together
// story: https://github.com/kubernetes-sigs/controller-runtime/issues/1653
import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.factory.SyncResult;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.TreeMap;

public class EachTheWholeTime extends LockedFactory {
    public EachTheWholeTime(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public SyncResult waitForCacheSync(Duration atMost) throws InterruptedException {
        TreeMap<GroupVersionResource, String> missing = new TreeMap<>();
        int synced = 0;
        for (ResourceType<?> type : members.keySet()) {
            if (!started.contains(type)) {
                missing.put(type.resource(), "it was not started");
            } else if (members.get(type).awaitSynced(atMost)) {
                synced++;
            } else {
                missing.put(type.resource(), members.get(type).whyNotSynced());
            }
        }
        return new SyncResult(missing, synced);
    }
}
