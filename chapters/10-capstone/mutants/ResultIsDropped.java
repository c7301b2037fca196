// Calls withQueue and the other methods, and drops their results.
// killed-by: 10.2 one switch, one part
// says: so keep what it returns
// story: https://errorprone.info/bugpattern/CheckReturnValue
import informers.api.KubeObject;
import informers.informer.InformerParts;
import java.util.Set;

public class ResultIsDropped extends SwitchedAssembly {
    @Override
    public <T extends KubeObject> InformerParts<T> parts(Set<Part> yours, Bench bench) {
        InformerParts<T> parts = InformerParts.standard();
        if (yours.contains(Part.QUEUE)) {
            parts.withQueue(bench.queue());
        }
        if (yours.contains(Part.REFLECTOR)) {
            parts.withReflector(bench.reflector());
        }
        if (yours.contains(Part.STORE)) {
            parts.withIndexer(bench.store());
        }
        if (yours.contains(Part.INDEXER)) {
            parts.withIndexer(bench.indexer(parts.indexer()));
        }
        if (yours.contains(Part.PROCESSOR)) {
            parts.withProcessor(bench.processor());
        }
        return parts;
    }
}
