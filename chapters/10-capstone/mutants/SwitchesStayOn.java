// Keeps the parts in a field: a part that was switched on once stays on.
// killed-by: 10.2 one switch, one part
// says: start each call with the library's parts
// story: https://github.com/ethanent/phin/issues/46
import informers.api.KubeObject;
import informers.informer.InformerParts;
import java.util.Set;

public class SwitchesStayOn extends SwitchedAssembly {
    private InformerParts<?> parts = InformerParts.standard();

    @Override
    @SuppressWarnings("unchecked")
    public <T extends KubeObject> InformerParts<T> parts(Set<Part> yours, Bench bench) {
        InformerParts<T> now = (InformerParts<T>) parts;
        if (yours.contains(Part.QUEUE)) {
            now = now.withQueue(bench.queue());
        }
        if (yours.contains(Part.REFLECTOR)) {
            now = now.withReflector(bench.reflector());
        }
        if (yours.contains(Part.STORE)) {
            now = now.withIndexer(bench.store());
        }
        if (yours.contains(Part.INDEXER)) {
            now = now.withIndexer(bench.indexer(now.indexer()));
        }
        if (yours.contains(Part.PROCESSOR)) {
            now = now.withProcessor(bench.processor());
        }
        parts = now;
        return now;
    }
}
