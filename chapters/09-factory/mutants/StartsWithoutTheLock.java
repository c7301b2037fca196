// Takes the lock in informerFor() only.
// killed-by: 9.5 many threads at once
// says: needs the same lock
// story: https://github.com/gardener/controller-manager-library/pull/29
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.util.Concurrency;

public class StartsWithoutTheLock extends LockedFactory {
    public StartsWithoutTheLock(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public void start() {
        if (shutDown) {
            return;
        }
        for (ResourceType<?> type : members.keySet()) {
            if (started.add(type)) {
                members.get(type).start();
            }
        }
    }
}
