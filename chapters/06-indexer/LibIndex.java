import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.store.IndexFunc;
import informers.store.Indexer;
import informers.store.Stores;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The library's answer to chapter 06: an {@link Indexer} with one index, behind the exercise's interface. */
public class LibIndex implements Index {
    private static final String NAME = "exercise";

    private final Indexer<KubeObject> indexer;

    public LibIndex(IndexFunc<KubeObject> function) {
        indexer = Stores.newIndexer(Map.of(NAME, function));
    }

    @Override
    public void update(String key, KubeObject before, KubeObject after) {
        if (after == null) {
            indexer.delete(DeletedObject.missed(key, Optional.empty()));
        } else {
            indexer.update(after);
        }
    }

    @Override
    public void replace(Map<String, KubeObject> objects) {
        indexer.replace(List.copyOf(objects.values()), "");
    }

    @Override
    public Set<String> keys(String value) {
        return Set.copyOf(indexer.indexKeys(NAME, value));
    }

    @Override
    public Set<String> values() {
        return Set.copyOf(indexer.listIndexFuncValues(NAME));
    }
}
