import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.listwatch.ListerWatcher;
import informers.util.Backoff;
import informers.util.Concurrency;
import informers.util.Latch;
import informers.watch.Watch;

/**
 * Given: the server, and the waits after something went wrong. The reflector's thread uses it; any thread may close it,
 * which ends whatever is under way.
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
     * Everything there is.
     *
     * @param resourceVersion not older than this; {@code "0"} for whatever the server has at hand, {@code ""} for the newest
     * @throws informers.client.rest.ApiException if the server says no
     * @throws RuntimeException if no answer came, or this was closed
     */
    public ObjectList<KubeObject> list(String resourceVersion) {
        return list(ListOptions.ALL.withResourceVersion(resourceVersion));
    }

    /**
     * What happens after a version. Bookmarks are asked for, and the server is asked to end it after some minutes.
     *
     * @return a watch; whoever gets it closes it
     * @throws RuntimeException if there is none; see {@link Outcome.NotOpened}
     */
    public Watch<KubeObject> watch(String resourceVersion) {
        return watch(ListOptions.ALL
                .withResourceVersion(resourceVersion)
                .withAllowWatchBookmarks(true)
                .withTimeoutSeconds((long) (300 * (1 + concurrency.random())))); // so that not all end at one moment
    }

    /** Waits: 0.8 to 1.6 s, the next time up to 3.2 s, and so on to a minute. Not any longer once this is closed. */
    public void backOff() throws InterruptedException {
        closed.await(backoff.next());
    }

    /** Nanoseconds since some moment; only differences mean anything. */
    public long nanoTime() {
        return concurrency.nanoTime();
    }

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

    // What follows is for LibReflector, which knows about options and time by itself.

    ObjectList<KubeObject> list(ListOptions options) {
        return server.list(options);
    }

    Watch<KubeObject> watch(ListOptions options) {
        Watch<KubeObject> watch = server.watch(options);
        open = watch;
        if (isClosed()) {
            watch.close(); // close() may have looked before it was there
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
