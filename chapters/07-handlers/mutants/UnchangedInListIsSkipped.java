// Sends no notification for objects that are unchanged in a later list.
// killed-by: 7.7 a whole list at once, and a bookmark
// says: The handler decides whether it needs that
// story: https://github.com/kubernetes/client-go/issues/529
import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.store.Store;

public class UnchangedInListIsSkipped extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void replaceAll(
            Delta.ReplacedAll<T> all, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        super.replaceAll(all, isInInitialList, store, new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object, boolean initial) {
                handler.onAdd(object, initial);
            }

            @Override
            public void onUpdate(T before, T now) {
                if (changed(before, now)) {
                    handler.onUpdate(before, now);
                }
            }

            @Override
            public void onDelete(DeletedObject<T> gone) {
                handler.onDelete(gone);
            }
        });
    }
}
