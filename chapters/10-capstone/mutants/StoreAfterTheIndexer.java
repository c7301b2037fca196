// Switches the store on last: it replaces the indexer.
// killed-by: 10.2 the indexer is built on the store
// says: Switch the store on first
// story: https://github.com/kubernetes/kubernetes/pull/23795
import informers.api.KubeObject;
import informers.informer.InformerParts;
import java.util.Set;

public class StoreAfterTheIndexer extends SwitchedAssembly {
    @Override
    public <T extends KubeObject> InformerParts<T> parts(Set<Part> yours, Bench bench) {
        InformerParts<T> parts = super.parts(yours, bench);
        return yours.contains(Part.STORE) ? parts.withIndexer(bench.store()) : parts;
    }
}
