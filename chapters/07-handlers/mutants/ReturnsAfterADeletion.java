// Returns after the first deletion.
// killed-by: 7.5 a deletion, also of an object that the store never had
// says: must not return after the first delta
// story: https://github.com/kubernetes/client-go/blob/master/tools/cache/controller.go
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.Deltas;
import informers.store.Store;
import java.util.List;

public class ReturnsAfterADeletion extends PlainHandlers {
    @Override
    public <T extends KubeObject> void processDeltas(
            Deltas<T> deltas, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        for (Delta<T> delta : deltas) {
            super.processDeltas(new Deltas<>(List.of(delta)), isInInitialList, store, handler);
            if (delta.type() == DeltaType.DELETED) {
                return;
            }
        }
    }
}
