// A right answer: one if for each switch, and a loop. The mutants extend it.
import informers.api.KubeObject;
import informers.informer.InformerParts;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public class SwitchedAssembly implements Assembly {
    @Override
    public <T extends KubeObject> InformerParts<T> parts(Set<Part> yours, Bench bench) {
        InformerParts<T> parts = InformerParts.standard();
        if (yours.contains(Part.QUEUE)) {
            parts = parts.withQueue(bench.queue());
        }
        if (yours.contains(Part.REFLECTOR)) {
            parts = parts.withReflector(bench.reflector());
        }
        if (yours.contains(Part.STORE)) {
            parts = parts.withIndexer(bench.store());
        }
        if (yours.contains(Part.INDEXER)) {
            parts = parts.withIndexer(bench.indexer(parts.indexer()));
        }
        if (yours.contains(Part.PROCESSOR)) {
            parts = parts.withProcessor(bench.processor());
        }
        return parts;
    }

    @Override
    public Optional<Part> firstThatDiffers(Bench bench, Trial trial) {
        List<String> expected = trial.run(parts(Set.of(), bench));
        for (Part part : Part.values()) {
            if (!trial.run(parts(Set.of(part), bench)).equals(expected)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
