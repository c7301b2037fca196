// A right answer in another form: a table with one step for each part, and a stream that applies them.
import informers.api.KubeObject;
import informers.informer.InformerParts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

public class SwitchTable implements Assembly {
    private static <T extends KubeObject> UnaryOperator<InformerParts<T>> step(Part part, Bench bench) {
        return switch (part) {
            case QUEUE -> parts -> parts.withQueue(bench.queue());
            case REFLECTOR -> parts -> parts.withReflector(bench.reflector());
            case STORE -> parts -> parts.withIndexer(bench.store());
            case INDEXER -> parts -> parts.withIndexer(bench.indexer(parts.indexer())); // after STORE in the enum
            case PROCESSOR -> parts -> parts.withProcessor(bench.processor());
        };
    }

    @Override
    public <T extends KubeObject> InformerParts<T> parts(Set<Part> yours, Bench bench) {
        InformerParts<T> parts = InformerParts.standard();
        for (Part part : Part.values()) {
            UnaryOperator<InformerParts<T>> step = yours.contains(part) ? step(part, bench) : UnaryOperator.identity();
            parts = step.apply(parts);
        }
        return parts;
    }

    @Override
    public Optional<Part> firstThatDiffers(Bench bench, Trial trial) {
        List<String> library = List.copyOf(trial.run(parts(Set.of(), bench)));
        return Arrays.stream(Part.values())
                .filter(part -> !library.equals(trial.run(parts(Set.of(part), bench))))
                .findFirst();
    }
}
