import informers.api.ResourceType;
import informers.factory.InformerRegistry.Member;
import informers.factory.SyncResult;
import java.time.Duration;

/**
 * What you build in chapter 09: a factory with one informer for each type, shared by all parts of a program.
 * Thread-safe.
 *
 * <p>A {@link Member} is one informer, with the methods that a factory needs: {@code start}, {@code awaitSynced},
 * {@code whyNotSynced}, {@code stop}, {@code close}.
 */
public interface InformerFactory {

    /**
     * Returns the informer of a type. It is created by the first call for this type, and not started.
     *
     * @throws IllegalStateException after {@link #shutDown} was called, for a type that was not requested before
     */
    Member informerFor(ResourceType<?> type);

    /**
     * Starts all informers that were requested and are not started yet. Does not wait. Does nothing after the shutdown.
     */
    void start();

    /**
     * Waits until all requested informers have synced.
     *
     * @param atMost the limit for all informers together
     * @return how many have synced, and which have not, with a reason for each
     */
    SyncResult waitForCacheSync(Duration atMost) throws InterruptedException;

    /** Stops all informers, then waits until each of them has ended. */
    void shutDown() throws InterruptedException;
}
