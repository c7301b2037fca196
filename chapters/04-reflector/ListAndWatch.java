/**
 * What you build in chapter 04: a reflector. It lists once, then follows the changes, and mends whatever breaks.
 *
 * <p>A class that implements it has the constructor {@code (Upstream upstream, ReflectorStore<KubeObject> store)}.
 */
public interface ListAndWatch {

    /** What to do after a watch. */
    enum Decision {
        /** Watch on from the last version, at once. */
        REWATCH,
        /** Wait a little, then watch on from the last version. */
        BACKOFF,
        /** Nothing can be built on this watch any more: wait a little, then list again. */
        RELIST
    }

    /** Pure: what it says depends on the outcome alone. */
    Decision decide(Outcome outcome);

    /**
     * Lists and watches, again and again, until the upstream is closed. What goes wrong with a request does not end it.
     * Runs once, on one thread.
     *
     * @throws InterruptedException if its thread was told to stop
     */
    void run() throws InterruptedException;

    /** The version that the last list or event brought; {@code ""} before the first. Any thread may ask. */
    String lastSyncResourceVersion();
}
