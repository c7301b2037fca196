// Returns after the deletion of an object that the store does not have.
// killed-by: 7.5 a deletion, also of an object that the store never had
// says: also those after a deletion of an unknown object
// story: https://github.com/kubernetes/client-go/blob/master/tools/cache/controller.go
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.Deltas;
import informers.store.Store;
import java.util.List;

public class ReturnsAfterAnUnknownDeletion extends PlainHandlers {
    @Override
    public <T extends KubeObject> void processDeltas(
            Deltas<T> deltas, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        for (Delta<T> delta : deltas) {
            boolean unknown = delta.type() == DeltaType.DELETED
                    && store.getByKey(delta.deleted().key()).isEmpty();
            super.processDeltas(new Deltas<>(List.of(delta)), isInInitialList, store, handler);
            if (unknown) {
                return;
            }
        }
    }
}
