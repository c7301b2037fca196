/**
 * What you build in chapter 04: a reflector. Lists, then watches, and keeps a store up to date. When a request or a watch
 * fails, it resumes, backs off, or lists again.
 *
 * <p>An implementation has a public constructor {@code (Upstream upstream, ReflectorStore<KubeObject> store)}.
 */
public interface ListAndWatch {

    /** What to do after a watch has ended. */
    enum Decision {
        /** Watch again from the last version, at once. */
        REWATCH,
        /** Wait (back off), then watch again from the last version. */
        BACKOFF,
        /** Wait (back off), then list again: the watch cannot be resumed. */
        RELIST
    }

    /** Decides what to do after a watch. A pure function: the result depends only on the outcome. */
    Decision decide(Outcome outcome);

    /**
     * Lists and watches in a loop. Blocks until the upstream is closed or the thread is interrupted: a request that fails does not
     * end it. Called once.
     *
     * @throws InterruptedException if its thread is interrupted
     */
    void run() throws InterruptedException;

    /** Returns the resourceVersion of the last list or event; {@code ""} before the first list. Thread-safe. */
    String lastSyncResourceVersion();
}
