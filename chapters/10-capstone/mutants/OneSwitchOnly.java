// Uses the first switch that is on and ignores the others (else if).
// killed-by: 10.2 all switches at once
// says: One switch must not turn off another
// story: https://git-scm.com/docs/git-bisect
import informers.api.KubeObject;
import informers.informer.InformerParts;
import java.util.EnumSet;
import java.util.Set;

public class OneSwitchOnly extends SwitchedAssembly {
    @Override
    public <T extends KubeObject> InformerParts<T> parts(Set<Part> yours, Bench bench) {
        InformerParts<T> parts = InformerParts.standard();
        if (yours.contains(Part.STORE) || yours.contains(Part.INDEXER)) {
            EnumSet<Part> indexer = EnumSet.of(Part.STORE, Part.INDEXER);
            indexer.retainAll(yours);
            return super.parts(indexer, bench);
        } else if (yours.contains(Part.QUEUE)) {
            return parts.withQueue(bench.queue());
        } else if (yours.contains(Part.REFLECTOR)) {
            return parts.withReflector(bench.reflector());
        } else if (yours.contains(Part.PROCESSOR)) {
            return parts.withProcessor(bench.processor());
        }
        return parts;
    }
}
