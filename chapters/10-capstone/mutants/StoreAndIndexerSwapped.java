// Uses the indexer for the store's switch, and the store for the indexer's.
// killed-by: 10.2 one switch, one part
// says: STORE is bench.store()
// story: https://git-scm.com/docs/git-bisect
import informers.api.KubeObject;
import informers.informer.InformerParts;
import java.util.EnumSet;
import java.util.Set;

public class StoreAndIndexerSwapped extends SwitchedAssembly {
    @Override
    public <T extends KubeObject> InformerParts<T> parts(Set<Part> yours, Bench bench) {
        EnumSet<Part> others = EnumSet.noneOf(Part.class);
        others.addAll(yours);
        InformerParts<T> parts = InformerParts.standard();
        if (yours.contains(Part.STORE)) {
            parts = parts.withIndexer(bench.indexer(parts.indexer()));
        }
        if (yours.contains(Part.INDEXER)) {
            parts = parts.withIndexer(bench.store());
        }
        others.removeAll(Set.of(Part.STORE, Part.INDEXER));
        InformerParts<T> rest = super.parts(others, bench);
        return rest.withIndexer(parts.indexer());
    }
}
