// Writes a list to the store one object after the other.
// killed-by: 7.7 a whole list at once, and a bookmark
// says: otherwise a reader sees half a list
// story: https://github.com/fabric8io/kubernetes-client/pull/3753
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.queue.Delta;
import informers.store.Store;

public class HalfAList extends PlainHandlers {
    @Override
    protected <T extends KubeObject> void replaceAll(
            Delta.ReplacedAll<T> all, boolean isInInitialList, Store<T> store, ResourceEventHandler<T> handler) {
        for (T object : all.objects()) {
            addOrUpdate(Delta.replaced(object), isInInitialList, store, handler);
        }
        for (T known : store.list()) {
            if (!all.objects().contains(known)) {
                deleted(informers.api.DeletedObject.missed(known.key(), java.util.Optional.of(known)), store, handler);
            }
        }
    }
}
