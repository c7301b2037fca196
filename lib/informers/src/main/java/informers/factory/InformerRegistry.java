package informers.factory;

import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.Set;

/**
 * The core of a factory: holds the informers, starts them, waits for them and stops them. The default holds one informer for
 * each type; {@link FactoryOptions#withRegistry} replaces it.
 *
 * <p>Thread-safe. Corresponds to what client-go's three factories have in common.
 */
public interface InformerRegistry {
    /**
     * Returns the informer of a type. It is created at the first call, and not started.
     *
     * @param type the type of the objects
     * @return the same informer at each call
     * @throws IllegalStateException if the registry is shut down and the informer does not exist yet
     */
    Member informerFor(ResourceType<?> type);

    /** {@return the resources for which informers were requested: a snapshot} */
    Set<GroupVersionResource> resources();

    /**
     * Starts the informers that were requested and are not running yet. Does not wait. Does nothing after the shutdown.
     *
     * @throws RuntimeException if an informer cannot be started; all others are
     */
    void start();

    /**
     * Waits until all requested informers have synced, or the time is over.
     *
     * @param atMost the longest time to wait, for all informers together
     * @return which informers have not synced, and why
     * @throws InterruptedException if the calling thread is interrupted
     */
    SyncResult waitForCacheSync(Duration atMost) throws InterruptedException;

    /**
     * Stops all informers, then waits for their threads.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    void shutDown() throws InterruptedException;

    /**
     * Stops all informers, then waits for their threads. Threads that still run after this time are interrupted. This
     * implementation calls {@link #shutDown()}.
     *
     * @param atMost how long to wait before the interrupt, for all informers together
     * @return whether all threads have ended
     * @throws InterruptedException if the calling thread is interrupted
     */
    default boolean shutDown(Duration atMost) throws InterruptedException {
        shutDown();
        return true;
    }

    /** An informer as a registry uses it. Thread-safe. */
    interface Member {
        /** Starts the informer. Called once. Does not wait. */
        void start();

        /**
         * Waits until the informer has synced or stopped, or the time is over.
         *
         * @param atMost the longest time to wait
         * @return whether it has synced
         * @throws InterruptedException if the calling thread is interrupted
         */
        boolean awaitSynced(Duration atMost) throws InterruptedException;

        /**
         * Returns why the informer has not synced.
         *
         * @return a sentence for people: the last failure, or that there was no response
         */
        String whyNotSynced();

        /** Stops the informer. Does not wait. */
        void stop();

        /**
         * Stops the informer and waits for its threads.
         *
         * @throws InterruptedException if the calling thread is interrupted
         */
        void close() throws InterruptedException;

        /**
         * Stops the informer and waits for its threads. Threads that still run after this time are interrupted. This
         * implementation calls {@link #close()}.
         *
         * @param atMost how long to wait before the interrupt
         * @return whether all threads have ended
         * @throws InterruptedException if the calling thread is interrupted
         */
        default boolean close(Duration atMost) throws InterruptedException {
            close();
            return true;
        }
    }

    /** Creates informers. Thread-safe. */
    @FunctionalInterface
    interface Maker {
        /**
         * Creates an informer.
         *
         * @param type the type of the objects
         * @param namespace the namespace; {@code ""} for all, and for cluster-scoped types
         * @return the informer, not started
         */
        Member make(ResourceType<?> type, String namespace);
    }

    /** Creates the registry of a factory. */
    @FunctionalInterface
    interface Source {
        /**
         * Creates a registry.
         *
         * @param maker creates the informers
         * @param namespace the factory's namespace; {@code ""} for all
         * @param concurrency provides threads, locks and time
         * @return a new registry without informers
         */
        InformerRegistry registry(Maker maker, String namespace, Concurrency concurrency);
    }
}
