// Marks only the listeners that exist when the store has synced; later ones are never marked.
// killed-by: 8.6 a handler has synced when the initial list was delivered
// says: storeSynced() applies to handlers that are added later
// story: https://github.com/kubernetes/kubernetes/pull/113985
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;

public class OnlyEarlyHandlersSync extends PlainFanOut {
    @Override
    public void storeSynced() {
        listeners.forEach(listener -> ((Counting) listener).storeSynced = true);
    }

    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new Counting(handler);
    }

    private final class Counting extends PlainListener {
        private volatile boolean storeSynced;

        Counting(ResourceEventHandler<KubeObject> handler) {
            super(handler);
        }

        @Override
        public boolean hasSynced() {
            return storeSynced && initialLeft.get() == 0;
        }
    }
}
