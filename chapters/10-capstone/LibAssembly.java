import informers.api.KubeObject;
import informers.informer.InformerParts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Our answer to chapter 10. The library has no such class: its informer uses the parts that are passed to it. */
public class LibAssembly implements Assembly {
    @Override
    public <T extends KubeObject> InformerParts<T> parts(Set<Part> yours, Bench bench) {
        InformerParts<T> parts = InformerParts.standard();
        for (Part part : Part.values()) {
            if (yours.contains(part)) {
                parts = with(part, parts, bench);
            }
        }
        return parts;
    }

    private static <T extends KubeObject> InformerParts<T> with(Part part, InformerParts<T> parts, Bench bench) {
        return switch (part) {
            case QUEUE -> parts.withQueue(bench.queue());
            case REFLECTOR -> parts.withReflector(bench.reflector());
            case STORE -> parts.withIndexer(bench.store());
            case INDEXER -> parts.withIndexer(bench.indexer(parts.indexer())); // after STORE, because the indexer is built on it
            case PROCESSOR -> parts.withProcessor(bench.processor());
        };
    }

    @Override
    public Optional<Part> firstThatDiffers(Bench bench, Trial trial) {
        List<String> expected = trial.run(parts(Set.of(), bench));
        return Arrays.stream(Part.values())
                .filter(part -> !trial.run(parts(Set.of(part), bench)).equals(expected))
                .findFirst();
    }
}
