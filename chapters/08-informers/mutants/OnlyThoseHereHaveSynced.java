// Tells the listeners of the moment that the store has synced; who comes later is never told.
// killed-by: 8.6 a handler has synced when it has been told
// says: storeSynced() holds for all who come later
// story: https://github.com/kubernetes/kubernetes/pull/113985
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;

public class OnlyThoseHereHaveSynced extends PlainFanOut {
    @Override
    public void storeSynced() {
        listeners.forEach(listener -> ((Told) listener).storeSynced = true);
    }

    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new Told(handler);
    }

    private final class Told extends PlainListener {
        private volatile boolean storeSynced;

        Told(ResourceEventHandler<KubeObject> handler) {
            super(handler);
        }

        @Override
        public boolean hasSynced() {
            return storeSynced && initialLeft.get() == 0;
        }
    }
}
