package informers.factory;

import informers.api.GroupVersionResource;
import informers.api.ResourceType;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.Set;

/**
 * The heart of a factory: who keeps the informers, starts them, waits for them and stops them. The library's is
 * {@link OneInformerPerType}; {@link FactoryOptions#withRegistry} takes another.
 *
 * <p>Any thread. Corresponds to what client-go's three factories have in common.
 */
public interface InformerRegistry {
    /**
     * The informer of a type; the same one each time. It is made at the first call, and not started.
     *
     * @throws IllegalStateException after the shut-down, if it would have to be made
     */
    Member informerFor(ResourceType<?> type);

    /** What was asked for so far. */
    Set<GroupVersionResource> resources();

    /**
     * Starts what was asked for and is not started yet. Does not wait. After the shut-down it does nothing.
     *
     * @throws RuntimeException what an informer threw that could not be started; all others were
     */
    void start();

    /** Waits until all that were asked for have their first list, but not longer than this for all together. */
    SyncResult waitForCacheSync(Duration atMost) throws InterruptedException;

    /** Stops all, then waits until no thread is left. */
    void shutDown() throws InterruptedException;

    /**
     * As {@link #shutDown()}, with a limit to the wait: threads that still run when the time is over are interrupted.
     *
     * @param atMost for all informers together
     * @return whether no thread is left
     */
    default boolean shutDown(Duration atMost) throws InterruptedException {
        shutDown();
        return true;
    }

    /** An informer as a registry sees it. Any thread. */
    interface Member {
        /** Begins to list and watch. To be called once. Does not wait. */
        void start();

        /**
         * Waits for the first list, but not longer than this.
         *
         * @return whether it is there; at once if it was there already, or if the informer has ended
         */
        boolean awaitSynced(Duration atMost) throws InterruptedException;

        /** Why it has not synced yet, in words: what the server said last, or that it has said nothing. */
        String whyNotSynced();

        /** Ends it. Does not wait. */
        void stop();

        /** As {@link #stop}, and waits until no thread is left. */
        void close() throws InterruptedException;

        /**
         * As {@link #close()}, with a limit to the wait: threads that still run when the time is over are interrupted.
         *
         * @return whether no thread is left
         */
        default boolean close(Duration atMost) throws InterruptedException {
            close();
            return true;
        }
    }

    /** Makes informers. Any thread. */
    @FunctionalInterface
    interface Maker {
        /**
         * Makes one.
         *
         * @param namespace the one to look into; {@code ""} for all, and for types that belong to no namespace
         */
        Member make(ResourceType<?> type, String namespace);
    }

    /** Makes registries: one for each factory. */
    @FunctionalInterface
    interface Source {
        /**
         * Makes one.
         *
         * @param namespace the factory's; {@code ""} for all
         */
        InformerRegistry registry(Maker maker, String namespace, Concurrency concurrency);
    }
}
