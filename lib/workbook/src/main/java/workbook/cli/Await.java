package workbook.cli;

import informers.client.rest.ApiException;
import informers.reflector.Reflector;
import informers.reflector.WatchErrorHandler;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits for what an informer brings, as a script has to: with an end, which names what was awaited; and with an early end if
 * the server refuses what the informer asks for. The informer itself would go on asking for ever.
 *
 * <pre>{@code
 * Await await = new Await(Duration.ofSeconds(30));
 * options.withReflector(reflector -> reflector.withWatchErrorHandler(await));
 * await.until("the first list of ConfigMaps", informer::hasSynced);
 * }</pre>
 *
 * <p>Any thread; one for each informer.
 */
public final class Await implements WatchErrorHandler {
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private final Duration atMost;
    private volatile @Nullable RuntimeException last;
    private volatile @Nullable ApiException refused;

    /** @param atMost how long each wait may take */
    public Await(Duration atMost) {
        this.atMost = atMost;
    }

    /**
     * Blocks until the condition holds.
     *
     * @param what names it, for the error: "waited 30 s for ..."
     * @param condition asked on this thread, over and over
     * @throws UserError if it does not hold in time
     * @throws ApiException at once, if the server has refused a list or a watch for a reason that does not pass by itself
     */
    public void until(String what, BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            orThrow();
            if (System.nanoTime() - start > atMost.toNanos()) {
                throw new UserError("waited " + atMost.toSeconds() + " s for " + what + lastFailure());
            }
            Thread.sleep(LOOK_EVERY.toMillis());
        }
    }

    /** Returns the end of a sentence about a wait that timed out: the last failed request, or a full stop. */
    public String lastFailure() {
        RuntimeException why = last;
        return why == null ? "." : "; the last failed request: " + why.getMessage();
    }

    /** Throws the refusal, if there was one. */
    public void orThrow() {
        ApiException refusal = refused;
        if (refusal != null) {
            throw refusal;
        }
    }

    @Override
    public void handle(Reflector<?> reflector, RuntimeException error) {
        last = error;
        if (error instanceof ApiException refusal && lasts(refusal)) {
            refused = refusal;
        }
    }

    /** Client errors are not cured by repetition, but for those that speak of a moment. */
    private static boolean lasts(ApiException refusal) {
        return refusal.code() / 100 == 4
                && refusal.code() != 408
                && !refusal.isConflict()
                && !refusal.isExpired()
                && !refusal.isTooManyRequests();
    }
}
