// Switches the parts on in the order of the set: the store may come last and replace the indexer.
// killed-by: 10.2 the indexer is built on the store
// says: whatever the order of the set
// story: https://github.com/ipfs/kubo/issues/9909
import informers.api.KubeObject;
import informers.informer.InformerParts;
import java.util.Set;

public class InTheSetsOrder extends SwitchedAssembly {
    @Override
    public <T extends KubeObject> InformerParts<T> parts(Set<Part> yours, Bench bench) {
        InformerParts<T> parts = InformerParts.standard();
        for (Part part : yours) {
            switch (part) {
                case QUEUE -> parts = parts.withQueue(bench.queue());
                case REFLECTOR -> parts = parts.withReflector(bench.reflector());
                case STORE -> parts = parts.withIndexer(bench.store());
                case INDEXER -> parts = parts.withIndexer(bench.indexer(parts.indexer()));
                case PROCESSOR -> parts = parts.withProcessor(bench.processor());
            }
        }
        return parts;
    }
}
