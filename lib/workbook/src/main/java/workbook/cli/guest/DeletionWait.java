package workbook.cli.guest;

import informers.api.KubeObject;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import workbook.cli.Few;
import workbook.cli.UserError;

/** Waits until objects are gone that are being deleted: namespaces take seconds, finalizers as long as they like. */
final class DeletionWait {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1); // of 5 requests a second that a client has
    private static final Duration SAY_EVERY = Duration.ofSeconds(10);

    private final Function<ObjectReference, Optional<KubeObject>> reader;
    private final PrintStream out;

    DeletionWait(Function<ObjectReference, Optional<KubeObject>> reader, PrintStream out) {
        this.reader = reader;
        this.out = out;
    }

    /**
     * Waits until all of them are gone, but not longer than a minute.
     *
     * @throws UserError if one of them stays; it names what holds it
     */
    void await(Collection<ObjectReference> things) throws InterruptedException {
        List<ObjectReference> left = await(things, Guest.patience());
        if (!left.isEmpty()) {
            throw new UserError("waited " + Guest.patience().toSeconds() + " s for the end of "
                    + Few.joined(left.stream().map(this::words).toList(), Few.NAMES)
                    + ".\nIt is being deleted, but it is not gone. Find out what holds it, and run the script again.");
        }
    }

    /** Waits until all of them are gone, and returns those that are not after this time. */
    List<ObjectReference> await(Collection<ObjectReference> things, Duration atMost) throws InterruptedException {
        List<ObjectReference> left = new ArrayList<>(things);
        long start = System.nanoTime();
        long saidAt = start - SAY_EVERY.toNanos() + LOOK_EVERY.toNanos();
        while (true) {
            while (!left.isEmpty() && reader.apply(left.get(0)).isEmpty()) {
                left.remove(0);
            }
            if (left.isEmpty() || System.nanoTime() - start > atMost.toNanos()) {
                return left;
            }
            if (System.nanoTime() - saidAt > SAY_EVERY.toNanos()) {
                saidAt = System.nanoTime();
                out.println("Waiting for the end of "
                        + Few.joined(
                                left.stream().map(ObjectReference::toString).toList(), Few.NAMES)
                        + ", which is being deleted (" + atMost.toSeconds() + " s at most)");
            }
            Thread.sleep(LOOK_EVERY.toMillis());
        }
    }

    private String words(ObjectReference thing) {
        List<String> finalizers = reader.apply(thing)
                .map(object -> object.metadata().finalizers())
                .orElse(List.of());
        return thing + (finalizers.isEmpty() ? "" : " (its finalizers: " + String.join(", ", finalizers) + ")");
    }
}
