import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Status;
import informers.client.rest.ApiException;
import informers.listwatch.ListerWatcher;
import informers.util.Concurrency;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import workbook.cli.Few;

/** Given, for the script: forwards each request to the server, and prints the request and a summary of the response. */
final class PrintingListerWatcher implements ListerWatcher<KubeObject>, ListerWatcher.Scope<KubeObject> {
    private static final long WORTH_A_LINE = 500_000_000;

    private final Scope<KubeObject> server;
    private final long timeoutSeconds;
    private final Concurrency clock;
    private final Listener listener;
    private Long lastRequest; // null before the first one

    /** Receives the requests and events. Called on the reflector's thread. */
    interface Listener {
        /** Called before a request is sent. */
        default void request(ListOptions options, boolean watch) {}

        /** May replace the list that the server returned. */
        default ObjectList<KubeObject> listed(ObjectList<KubeObject> list) {
            return list;
        }

        /** Called when a request failed. */
        default void failed(RuntimeException error) {}

        /** Called when the reflector asks for the next event: it has processed the event before. */
        default void next() {}

        /** Called with each event. */
        default void event(WatchEvent<KubeObject> event) {}
    }

    /**
     * @param timeoutSeconds the timeout of each watch, instead of the reflector's five minutes
     * @param clock prints how long after the one before it a request is sent
     */
    PrintingListerWatcher(ListerWatcher<KubeObject> server, long timeoutSeconds, Concurrency clock, Listener listener) {
        this.server = server.scope();
        this.timeoutSeconds = timeoutSeconds;
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public ObjectList<KubeObject> list(ListOptions options) {
        listener.request(options, false);
        printPause();
        ObjectList<KubeObject> list;
        try {
            list = listener.listed(server.list(options));
        } catch (RuntimeException e) {
            System.out.println("LIST at " + version(options) + ": " + brief(e));
            listener.failed(e);
            throw e;
        }
        System.out.println("LIST at " + version(options) + ": " + Few.count(list.items().size(), "pod", "pods")
                + " at resourceVersion " + list.resourceVersion());
        return list;
    }

    @Override
    public Watch<KubeObject> watch(ListOptions options) {
        listener.request(options, true);
        printPause();
        boolean streamed = Boolean.TRUE.equals(options.sendInitialEvents());
        System.out.println("WATCH from " + version(options)
                + (streamed ? ", sendInitialEvents=true, resourceVersionMatch=" + options.resourceVersionMatch() : ""));
        try {
            return new PrintingWatch(server.watch(options.withTimeoutSeconds(timeoutSeconds)));
        } catch (RuntimeException e) {
            System.out.println("  not opened: " + brief(e));
            listener.failed(e);
            throw e;
        }
    }

    /** Prints the time since the request before, if the reflector had to wait: for the end of a watch, or as backoff. */
    private void printPause() {
        long now = clock.nanoTime();
        if (lastRequest != null && now - lastRequest > WORTH_A_LINE) {
            System.out.printf(Locale.ROOT, "(%.1f s later)%n", (now - lastRequest) / 1e9);
        }
        lastRequest = now;
    }

    /** Returns true if the server will refuse the request again, because the reason is not temporary. */
    static boolean isPermanent(ApiException refusal) {
        return refusal.code() / 100 == 4
                && refusal.code() != 408
                && !refusal.isConflict()
                && !refusal.isExpired()
                && !refusal.isTooManyRequests();
    }

    /** Shortens a 403: the missing right is printed at the end of the section. */
    private static String brief(RuntimeException error) {
        return error instanceof ApiException refusal && refusal.isForbidden() ? "403 Forbidden" : error.getMessage();
    }

    private static String version(ListOptions options) {
        return options.resourceVersion().isEmpty() ? "\"\"" : options.resourceVersion();
    }

    @Override
    public Scope<KubeObject> scope() {
        return this;
    }

    @Override
    public void close() {
        server.close();
    }

    private final class PrintingWatch implements Watch<KubeObject> {
        private final Watch<KubeObject> watch;

        PrintingWatch(Watch<KubeObject> watch) {
            this.watch = watch;
        }

        @Override
        public Optional<WatchEvent<KubeObject>> next() {
            listener.next();
            Optional<WatchEvent<KubeObject>> event = watch.next();
            event.ifPresent(e -> {
                if (e.type() == EventType.BOOKMARK) {
                    System.out.println("  BOOKMARK: resourceVersion " + e.resourceVersion()
                            + (e.isInitialEventsEnd() ? ", " + WatchEvent.INITIAL_EVENTS_END : ""));
                }
                e.status().map(Status::toString).ifPresent(status -> System.out.println("  ERROR: " + status));
                listener.event(e);
            });
            return event;
        }

        @Override
        public Optional<IOException> failure() {
            return watch.failure();
        }

        @Override
        public void close() {
            watch.close();
        }
    }
}
