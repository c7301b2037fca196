// Does nothing when after is null: a deleted object stays in the index.
// killed-by: 6.2 a deleted object is not found any more
// says: an object that does not exist
// story: https://github.com/fabric8io/kubernetes-client/issues/2994
import informers.api.KubeObject;
import informers.store.IndexFunc;

public class DeletedIsIndexed extends MapOfSets {
    public DeletedIsIndexed(IndexFunc<KubeObject> function) {
        super(function);
    }

    @Override
    public void update(String key, KubeObject before, KubeObject after) {
        if (after != null) {
            super.update(key, before, after);
        }
    }
}
