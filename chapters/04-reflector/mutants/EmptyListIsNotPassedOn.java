// Does not pass a list without objects to the store: the deleted objects stay.
// killed-by: 4.3 the list replaces the content of the store
// says: The list has no objects
// story: https://github.com/fabric8io/kubernetes-client/issues/3272
import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.queue.ReflectorStore;

public class EmptyListIsNotPassedOn extends StepReflector {
    public EmptyListIsNotPassedOn(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected void take(ObjectList<KubeObject> list) {
        if (list.items().isEmpty()) {
            version = list.resourceVersion();
        } else {
            super.take(list);
        }
    }
}
