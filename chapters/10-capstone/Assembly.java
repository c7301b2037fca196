import informers.api.KubeObject;
import informers.informer.InformerParts;
import java.util.Optional;
import java.util.Set;

/** What you build in chapter 10: an informer of your own parts, one switch at a time. */
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
     * What an informer is made of.
     *
     * @param yours the parts that come from the bench; all others are the library's
     */
    <T extends KubeObject> InformerParts<T> parts(Set<Part> yours, Bench bench);

    /**
     * Tries each part of the bench, alone among the library's, and names the first that makes an informer behave otherwise
     * than the library's parts do.
     *
     * @return empty if none does
     */
    Optional<Part> firstThatDiffers(Bench bench, Trial trial);
}
