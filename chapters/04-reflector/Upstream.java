import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.listwatch.ListerWatcher;
import informers.util.Backoff;
import informers.util.Concurrency;
import informers.util.Latch;
import informers.watch.Watch;

/**
 * Given: the server, and the backoff after a failure. Used by the reflector's thread. Any thread may close it: that ends a
 * request, a watch or a backoff that is in progress.
 */
public final class Upstream implements AutoCloseable {
    private final ListerWatcher.Scope<KubeObject> server;
    private final Concurrency concurrency;
    private final Backoff backoff;
    private final Latch closed;
    private volatile Watch<KubeObject> open;

    public Upstream(ListerWatcher<KubeObject> server, Concurrency concurrency) {
        this.server = server.scope();
        this.concurrency = concurrency;
        this.backoff = Backoff.reflector(concurrency);
        this.closed = new Latch(concurrency);
    }

    /**
     * Sends a LIST request.
     *
     * @param resourceVersion the list must not be older than this; {@code "0"} for any version that the server has in memory,
     *     {@code ""} for the newest
     * @throws informers.client.rest.ApiException if the server refuses the request
     * @throws RuntimeException if there is no response, or this upstream is closed
     */
    public ObjectList<KubeObject> list(String resourceVersion) {
        return list(ListOptions.ALL.withResourceVersion(resourceVersion));
    }

    /**
     * Opens a watch from a resourceVersion, with bookmarks. The server ends it after 5 to 10 minutes.
     *
     * @return the watch; the caller must close it
     * @throws RuntimeException if the request fails; see {@link Outcome.NotOpened}
     */
    public Watch<KubeObject> watch(String resourceVersion) {
        return watch(ListOptions.ALL
                .withResourceVersion(resourceVersion)
                .withAllowWatchBookmarks(true)
                .withTimeoutSeconds((long) (300 * (1 + concurrency.random())))); // random, so that not all watches end at the same moment
    }

    /** Waits 0.8 to 1.6 s, twice as long the next time, and so on up to a minute. Returns at once when this is closed. */
    public void backOff() throws InterruptedException {
        closed.await(backoff.next());
    }

    /** Returns the time in nanoseconds, as {@link System#nanoTime}: only differences have a meaning. */
    public long nanoTime() {
        return concurrency.nanoTime();
    }

    /** Returns true once {@link #close} was called. Thread-safe. */
    public boolean isClosed() {
        return closed.isOpen();
    }

    @Override
    public void close() {
        closed.open();
        Watch<KubeObject> watch = open;
        if (watch != null) {
            watch.close();
        }
        server.close();
    }

    // The following methods are for LibReflector, which needs options and the clock.

    ObjectList<KubeObject> list(ListOptions options) {
        return server.list(options);
    }

    Watch<KubeObject> watch(ListOptions options) {
        Watch<KubeObject> watch = server.watch(options);
        open = watch;
        if (isClosed()) {
            watch.close(); // close() may have run before the watch was open
        }
        return watch;
    }

    void whenClosed(Runnable listener) {
        closed.whenOpen(listener);
    }

    Concurrency concurrency() {
        return concurrency;
    }
}
