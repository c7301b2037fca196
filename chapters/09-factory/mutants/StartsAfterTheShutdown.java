// start() does not look whether the factory was shut down.
// killed-by: 9.6 the shutdown stops all, then waits for each
// says: then shutDown() was called, then start()
// story: https://github.com/kubernetes/kubernetes/pull/112200
import informers.api.ResourceType;
import informers.factory.InformerRegistry.Maker;
import informers.util.Concurrency;

public class StartsAfterTheShutdown extends LockedFactory {
    public StartsAfterTheShutdown(Maker maker, String namespace, Concurrency concurrency) {
        super(maker, namespace, concurrency);
    }

    @Override
    public synchronized void start() {
        for (ResourceType<?> type : members.keySet()) {
            if (started.add(type)) {
                members.get(type).start();
            }
        }
    }
}
