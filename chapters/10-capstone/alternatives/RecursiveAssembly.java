// A right answer in another form: recursion over the parts, and a comparison line by line.
import informers.api.KubeObject;
import informers.informer.InformerParts;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

public class RecursiveAssembly implements Assembly {
    @Override
    public <T extends KubeObject> InformerParts<T> parts(Set<Part> yours, Bench bench) {
        return parts(List.of(Part.values()).iterator(), Set.copyOf(yours), bench, InformerParts.standard());
    }

    private <T extends KubeObject> InformerParts<T> parts(
            Iterator<Part> left, Set<Part> yours, Bench bench, InformerParts<T> soFar) {
        if (!left.hasNext()) {
            return soFar;
        }
        Part part = left.next();
        return parts(left, yours, bench, yours.contains(part) ? with(part, bench, soFar) : soFar);
    }

    private <T extends KubeObject> InformerParts<T> with(Part part, Bench bench, InformerParts<T> parts) {
        if (part == Part.QUEUE) {
            return parts.withQueue(bench.queue());
        } else if (part == Part.REFLECTOR) {
            return parts.withReflector(bench.reflector());
        } else if (part == Part.STORE) {
            return parts.withIndexer(bench.store());
        } else if (part == Part.INDEXER) {
            return parts.withIndexer(bench.indexer(parts.indexer()));
        }
        return parts.withProcessor(bench.processor());
    }

    @Override
    public Optional<Part> firstThatDiffers(Bench bench, Trial trial) {
        Iterable<String> library = trial.run(parts(EnumSet.noneOf(Part.class), bench));
        for (Part part : EnumSet.allOf(Part.class)) {
            if (differ(library.iterator(), trial.run(parts(EnumSet.of(part), bench)).iterator())) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private static boolean differ(Iterator<String> left, Iterator<String> right) {
        if (!left.hasNext() || !right.hasNext()) {
            return left.hasNext() || right.hasNext();
        }
        return !left.next().equals(right.next()) || differ(left, right);
    }
}
