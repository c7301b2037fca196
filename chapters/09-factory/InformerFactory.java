import informers.api.ResourceType;
import informers.factory.InformerRegistry.Member;
import informers.factory.SyncResult;
import java.time.Duration;

/**
 * What you build in chapter 09: one informer for each type, for everybody in a program. Many threads may call it at once.
 *
 * <p>A {@link Member} is one informer, as a factory sees it: {@code start}, {@code awaitSynced}, {@code whyNotSynced},
 * {@code stop}, {@code close}.
 */
public interface InformerFactory {

    /**
     * The informer of a type, which is made when it is first asked for, and not started.
     *
     * @throws IllegalStateException after the shut-down, for a type that nobody has asked for before
     */
    Member informerFor(ResourceType<?> type);

    /** Starts what was asked for and is not started yet. Does not wait. After the shut-down it does nothing. */
    void start();

    /**
     * Waits until all informers that were asked for have their first list, but not longer than this for all together.
     *
     * @return how many have, and which have not, with the reason of each
     */
    SyncResult waitForCacheSync(Duration atMost) throws InterruptedException;

    /** Stops all informers, and waits for the end of each. */
    void shutDown() throws InterruptedException;
}
