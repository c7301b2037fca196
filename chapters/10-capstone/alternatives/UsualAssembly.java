// A right answer, the usual one: ./jbang workbook arrange offers its lines.
import informers.api.KubeObject;
import informers.informer.InformerParts;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public class UsualAssembly implements Assembly {

    // Task 10.1 and 10.2
    @Override
    public <T extends KubeObject> InformerParts<T> parts(Set<Part> yours, Bench bench) {
        InformerParts<T> parts = InformerParts.standard();
        // not 10.1 (AlwaysYours): InformerParts<T> parts = InformerParts.<T>standard().withQueue(bench.queue());
        // not 10.1 (AlwaysYours): InformerParts<T> parts = InformerParts.<T>standard().withIndexer(bench.store());
        if (yours.contains(Part.QUEUE)) {
            parts = parts.withQueue(bench.queue());
            // not 10.2 (ResultIsDropped): parts.withQueue(bench.queue());
        }
        // from 10.2
        if (yours.contains(Part.REFLECTOR)) {
            parts = parts.withReflector(bench.reflector());
        }
        // from 10.2
        if (yours.contains(Part.STORE)) {
            parts = parts.withIndexer(bench.store());
        }
        // from 10.2
        if (yours.contains(Part.INDEXER)) {
            parts = parts.withIndexer(bench.indexer(parts.indexer()));
            // not 10.2 (IndexerBringsTheStore): parts = parts.withIndexer(bench.indexer(bench.store()));
        }
        // from 10.2
        if (yours.contains(Part.PROCESSOR)) {
            parts = parts.withProcessor(bench.processor());
        }
        // from 10.2
        return parts;
    }

    // Task 10.3
    @Override
    public Optional<Part> firstThatDiffers(Bench bench, Trial trial) {
        List<String> expected = trial.run(parts(Set.of(), bench));
        for (Part part : Part.values()) {
            List<String> lines = trial.run(parts(Set.of(part), bench));
            // not 10.3 (AllOfThemAtOnce): List<String> lines = trial.run(parts(Set.of(Part.values()), bench));
            if (!lines.equals(expected)) {
                // not 10.3 (CountsLines): if (lines.size() != expected.size()) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
