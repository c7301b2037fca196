// Skips states of which a newer one was popped at the same time.
// killed-by: 7.4 first the store, then the handler
// says: Oldest first
// story: https://github.com/kubernetes/client-go/blob/master/tools/cache/controller.go
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.Deltas;
import informers.store.Store;
import java.util.ArrayList;
import java.util.List;

public class OnlyTheNewestDelta extends PlainHandlers {
    @Override
    public <T extends KubeObject> void processDeltas(
            Deltas<T> deltas, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        List<Delta<T>> all = new ArrayList<>();
        deltas.forEach(all::add);
        for (int i = 0; i < all.size(); i++) {
            boolean newer = i + 1 < all.size()
                    && all.get(i).type() != DeltaType.DELETED
                    && all.get(i + 1).type() == DeltaType.UPDATED;
            if (!newer) {
                super.processDeltas(new Deltas<>(List.of(all.get(i))), isInInitialList, store, handler);
            }
        }
    }
}
