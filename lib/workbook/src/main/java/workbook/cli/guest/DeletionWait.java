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

/** Waits for the end of deletions: a namespace takes seconds, an object with finalizers any time. */
final class DeletionWait {
    private static final Duration POLL = Duration.ofSeconds(1); // a client may send 5 requests a second
    private static final Duration PRINT_EVERY = Duration.ofSeconds(10);

    private final Function<ObjectReference, Optional<KubeObject>> reader;
    private final PrintStream out;

    DeletionWait(Function<ObjectReference, Optional<KubeObject>> reader, PrintStream out) {
        this.reader = reader;
        this.out = out;
    }

    /**
     * Waits until all objects are gone, but not longer than a minute.
     *
     * @throws UserError if one of them is left; it names the finalizers
     */
    void await(Collection<ObjectReference> references) throws InterruptedException {
        List<ObjectReference> left = await(references, Guest.patience());
        if (!left.isEmpty()) {
            throw new UserError("timed out after " + Guest.patience().toSeconds() + " s waiting for the deletion of "
                    + Few.joined(left.stream().map(this::describe).toList(), Few.NAMES)
                    + ".\nIt is being deleted, but still exists. Find out what delays it, and run the script again.");
        }
    }

    /** Waits until all objects are gone, and returns those that are left after this time. */
    List<ObjectReference> await(Collection<ObjectReference> references, Duration atMost) throws InterruptedException {
        List<ObjectReference> left = new ArrayList<>(references);
        long start = System.nanoTime();
        long printedAt = start - PRINT_EVERY.toNanos() + POLL.toNanos();
        while (true) {
            while (!left.isEmpty() && reader.apply(left.get(0)).isEmpty()) {
                left.remove(0);
            }
            if (left.isEmpty() || System.nanoTime() - start > atMost.toNanos()) {
                return left;
            }
            if (System.nanoTime() - printedAt > PRINT_EVERY.toNanos()) {
                printedAt = System.nanoTime();
                out.println("Waiting for the deletion of "
                        + Few.joined(
                                left.stream().map(ObjectReference::toString).toList(), Few.NAMES)
                        + " (" + atMost.toSeconds() + " s at most)");
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    private String describe(ObjectReference reference) {
        List<String> finalizers = reader.apply(reference)
                .map(object -> object.metadata().finalizers())
                .orElse(List.of());
        return reference + (finalizers.isEmpty() ? "" : " (its finalizers: " + String.join(", ", finalizers) + ")");
    }
}
