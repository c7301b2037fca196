// Always builds the indexer on the library's store, which replaces yours.
// killed-by: 10.2 the indexer is built on the store
// says: the second must not replace the first
// story: https://github.com/kubernetes/kubernetes/pull/23795
import informers.api.KubeObject;
import informers.informer.InformerParts;
import java.util.Set;

public class IndexerOnTheLibrarysStore extends SwitchedAssembly {
    @Override
    public <T extends KubeObject> InformerParts<T> parts(Set<Part> yours, Bench bench) {
        InformerParts<T> parts = super.parts(yours, bench);
        InformerParts<T> library = InformerParts.standard();
        return yours.contains(Part.INDEXER) ? parts.withIndexer(bench.indexer(library.indexer())) : parts;
    }
}
