import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Status;
import informers.client.rest.ApiException;
import informers.listwatch.ListerWatcher;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.util.Optional;
import workbook.cli.Few;

/** Given, for the script: prints each request and what is worth a line of its answer, then hands it on. */
final class ToldListerWatcher implements ListerWatcher<KubeObject>, ListerWatcher.Scope<KubeObject> {
    private final Scope<KubeObject> server;
    private final long timeoutSeconds;
    private final Listener listener;

    /** Called on the reflector's thread. */
    interface Listener {
        /** A request is about to be sent. */
        default void request(ListOptions options, boolean watch) {}

        /** Changes what a list answers. */
        default ObjectList<KubeObject> listed(ObjectList<KubeObject> list) {
            return list;
        }

        /** A request was refused, or got no answer. */
        default void failed(RuntimeException error) {}

        /** The reflector asks for the next event: it is done with the one before. */
        default void next() {}

        /** An event came. */
        default void event(WatchEvent<KubeObject> event) {}
    }

    /** @param timeoutSeconds after which the server is to end each watch: nobody wants to wait for five minutes */
    ToldListerWatcher(ListerWatcher<KubeObject> server, long timeoutSeconds, Listener listener) {
        this.server = server.scope();
        this.timeoutSeconds = timeoutSeconds;
        this.listener = listener;
    }

    @Override
    public ObjectList<KubeObject> list(ListOptions options) {
        listener.request(options, false);
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
        boolean streamed = Boolean.TRUE.equals(options.sendInitialEvents());
        System.out.println("WATCH from " + version(options)
                + (streamed ? ", sendInitialEvents=true, resourceVersionMatch=" + options.resourceVersionMatch() : ""));
        try {
            return new Told(server.watch(options.withTimeoutSeconds(timeoutSeconds)));
        } catch (RuntimeException e) {
            System.out.println("  not opened: " + brief(e));
            listener.failed(e);
            throw e;
        }
    }

    /** Whether the server will say the same the next time: other refusals speak of a moment. */
    static boolean lasts(ApiException refusal) {
        return refusal.code() / 100 == 4
                && refusal.code() != 408
                && !refusal.isConflict()
                && !refusal.isExpired()
                && !refusal.isTooManyRequests();
    }

    /** What a refusal says of the right that is missing is said where the section ends. */
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

    private final class Told implements Watch<KubeObject> {
        private final Watch<KubeObject> watch;

        Told(Watch<KubeObject> watch) {
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
