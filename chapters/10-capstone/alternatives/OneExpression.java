// A right answer, built differently: one expression for the parts; the trial keeps all earlier parts on and adds one
// each time.
import informers.api.KubeObject;
import informers.informer.InformerParts;
import informers.informer.InformerParts.IndexerFactory;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public class OneExpression implements Assembly {
    @Override
    public <T extends KubeObject> InformerParts<T> parts(Set<Part> yours, Bench bench) {
        InformerParts<T> library = InformerParts.standard();
        IndexerFactory<T> store = yours.contains(Part.STORE) ? bench.store() : library.indexer();
        return library.withQueue(yours.contains(Part.QUEUE) ? bench.queue() : library.queue())
                .withIndexer(yours.contains(Part.INDEXER) ? bench.indexer(store) : store)
                .withReflector(yours.contains(Part.REFLECTOR) ? bench.reflector() : library.reflector())
                .withProcessor(yours.contains(Part.PROCESSOR) ? bench.processor() : library.processor());
    }

    @Override
    public Optional<Part> firstThatDiffers(Bench bench, Trial trial) {
        List<String> expected = trial.run(parts(Set.of(), bench));
        EnumSet<Part> on = EnumSet.noneOf(Part.class);
        for (Part part : Part.values()) {
            on.add(part);
            if (!trial.run(parts(on, bench)).equals(expected)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
