// Builds the indexer on the bench's store even when the store is not switched on: then two parts are tried as one.
// killed-by: 10.2 one switch, one part
// says: INDEXER alone is built on the library's store
// story: https://git-scm.com/docs/git-bisect
import informers.api.KubeObject;
import informers.informer.InformerParts;
import java.util.Set;

public class IndexerBringsTheStore extends SwitchedAssembly {
    @Override
    public <T extends KubeObject> InformerParts<T> parts(Set<Part> yours, Bench bench) {
        InformerParts<T> parts = super.parts(yours, bench);
        return yours.contains(Part.INDEXER) ? parts.withIndexer(bench.indexer(bench.store())) : parts;
    }
}
