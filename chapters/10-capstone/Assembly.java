import informers.api.KubeObject;
import informers.informer.InformerParts;
import java.util.Optional;
import java.util.Set;

/** What you build in chapter 10: an informer of your own parts, with a switch for each part. */
public interface Assembly {

    /** The parts of an informer that you have built, in the chapters' order. */
    enum Part {
        /** Chapter 03. */
        QUEUE,
        /** Chapter 04. */
        REFLECTOR,
        /** Chapter 05. */
        STORE,
        /** Chapter 06. */
        INDEXER,
        /** Chapter 08. */
        PROCESSOR
    }

    /**
     * Returns the parts of an informer.
     *
     * @param yours the parts that are taken from the bench; all others are the library's
     * @param bench creates your parts
     */
    <T extends KubeObject> InformerParts<T> parts(Set<Part> yours, Bench bench);

    /**
     * Tries each part of the bench alone, together with the library's other parts, and returns the first part with
     * which an informer behaves differently from one of library parts only.
     *
     * @return the first part that differs; empty if none does
     */
    Optional<Part> firstThatDiffers(Bench bench, Trial trial);
}
