package workbook.cli;

import informers.client.rest.ApiException;
import informers.reflector.Reflector;
import informers.reflector.WatchErrorHandler;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a state of an informer, with a time limit, and ends early if the server refuses the informer's requests. The informer
 * itself would retry forever.
 *
 * <pre>{@code
 * Await await = new Await(Duration.ofSeconds(30));
 * options.withReflector(reflector -> reflector.withWatchErrorHandler(await));
 * await.until("the first list of ConfigMaps", informer::hasSynced);
 * }</pre>
 *
 * <p>Safe for use by many threads. Create one for each informer.
 */
public final class Await implements WatchErrorHandler {
    private static final Duration POLL = Duration.ofMillis(5);

    private final Duration atMost;
    private volatile @Nullable RuntimeException last;
    private volatile @Nullable ApiException refused;

    /**
     * Creates a wait.
     *
     * @param atMost the time limit of each wait
     */
    public Await(Duration atMost) {
        this.atMost = atMost;
    }

    /**
     * Blocks until the condition is true.
     *
     * @param what names it, for the error message: "timed out after 30 s waiting for ..."
     * @param condition evaluated on this thread every 5 ms
     * @throws UserError if it does not become true in time
     * @throws ApiException at once, if the server has refused a list or a watch for a permanent reason
     */
    public void until(String what, BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            orThrow();
            if (System.nanoTime() - start > atMost.toNanos()) {
                throw new UserError("timed out after " + atMost.toSeconds() + " s waiting for " + what + lastFailure());
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    /** Returns the end of a sentence about a wait that timed out: the last failed request, or a full stop. */
    public String lastFailure() {
        RuntimeException why = last;
        return why == null ? "." : "; the last failed request: " + why.getMessage();
    }

    /** Throws the refusal of the server, if there was one. */
    public void orThrow() {
        ApiException refusal = refused;
        if (refusal != null) {
            throw refusal;
        }
    }

    @Override
    public void handle(Reflector<?> reflector, RuntimeException error) {
        last = error;
        if (error instanceof ApiException refusal && isPermanent(refusal)) {
            refused = refusal;
        }
    }

    /** Returns whether a retry would fail again. Most client errors are permanent. */
    private static boolean isPermanent(ApiException refusal) {
        return refusal.code() / 100 == 4
                && refusal.code() != 408
                && !refusal.isConflict()
                && !refusal.isExpired()
                && !refusal.isTooManyRequests();
    }
}
