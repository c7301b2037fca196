import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Pod;
import informers.api.Status;
import informers.client.rest.ApiException;
import informers.client.rest.UnreachableException;
import informers.listwatch.ListerWatcher;
import informers.util.Concurrency;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A server in memory that follows a script: one response for each LIST, and one for each WATCH, in order. After the end of the
 * script, a LIST returns the last list again, and a WATCH sends no events. Records the requests, and where the reflector
 * waited before one.
 */
final class ScriptedServer implements ListerWatcher<KubeObject> {
    private static final int MOST_REQUESTS = 20;

    private final Concurrency concurrency;
    private final Deque<Supplier<ObjectList<KubeObject>>> lists = new ArrayDeque<>();
    private final Deque<Supplier<Watch<KubeObject>>> watches = new ArrayDeque<>();
    private final List<Stream> opened = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private ObjectList<KubeObject> last = ObjectList.of("1", List.of());
    private long lastEvent;
    private int atOnce;
    private int afterClose;
    private boolean openTogether;

    ScriptedServer(Concurrency concurrency) {
        this.concurrency = concurrency;
    }

    ScriptedServer list(String version, KubeObject... objects) {
        lists.add(() -> last = ObjectList.of(version, List.of(objects)));
        return this;
    }

    ScriptedServer listFails(RuntimeException why) {
        lists.add(() -> {
            throw why;
        });
        return this;
    }

    /** Adds a WATCH to the script. The caller adds its events. */
    Stream watch() {
        Stream stream = new Stream();
        watches.add(() -> stream);
        return stream;
    }

    ScriptedServer watchFails(RuntimeException why) {
        watches.add(() -> {
            throw why;
        });
        return this;
    }

    /** Returns the requests, such as {@code LIST at 0}, {@code WATCH from 5}; {@code wait} where time passed in between. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Returns the number of watches that were not closed. */
    long leftOpen() {
        return opened.stream().filter(stream -> !stream.closed).count();
    }

    /** Returns whether a watch was requested while an earlier one was not closed. */
    boolean openTogether() {
        return openTogether;
    }

    private void record(String request) {
        atOnce++;
        if (concurrency.nanoTime() > lastEvent && !requests.isEmpty()) {
            requests.add("wait");
            atOnce = 0;
        }
        requests.add(request);
        lastEvent = concurrency.nanoTime();
        if (atOnce > MOST_REQUESTS) {
            throw new AssertionError("expected a wait after a failure, your run() sent more than " + MOST_REQUESTS
                    + " requests without one: call upstream.backOff(), or you overload a server that is in trouble. The first requests: "
                    + requests.subList(0, 8));
        }
    }

    @Override
    public ObjectList<KubeObject> list(ListOptions options) {
        record("LIST at " + quoted(options.resourceVersion()));
        return lists.isEmpty() ? last : lists.remove().get();
    }

    @Override
    public Watch<KubeObject> watch(ListOptions options) {
        record("WATCH from " + quoted(options.resourceVersion()));
        openTogether |= leftOpen() > 0;
        Watch<KubeObject> watch = watches.isEmpty() ? new Stream() : watches.remove().get();
        opened.add((Stream) watch);
        ((Stream) watch).open();
        return watch;
    }

    @Override
    public Scope<KubeObject> scope() {
        return new Scope<>() {
            private boolean closed;

            @Override
            public ObjectList<KubeObject> list(ListOptions options) {
                requireOpen();
                return ScriptedServer.this.list(options);
            }

            @Override
            public Watch<KubeObject> watch(ListOptions options) {
                requireOpen();
                return ScriptedServer.this.watch(options);
            }

            private void requireOpen() {
                if (closed && ++afterClose > MOST_REQUESTS) {
                    throw new AssertionError("expected run() to return after the upstream was closed, but it continues to send"
                            + " requests: check upstream.isClosed() in each loop.");
                }
                if (closed) {
                    throw unreachable(UnreachableException.Reason.CANCELLED);
                }
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }

    private static String quoted(String version) {
        return version.isEmpty() ? "\"\"" : version;
    }

    /** A watch with its events. It stays open until the server ends it or the client closes it. */
    final class Stream implements Watch<KubeObject> {
        private final Concurrency.Monitor lock = concurrency.monitor();
        private final Deque<Optional<WatchEvent<KubeObject>>> events = new ArrayDeque<>();
        private Duration before = Duration.ZERO;
        private Duration response = Duration.ZERO;
        private boolean over;
        private boolean closed;

        Stream added(KubeObject object) {
            return event(WatchEvent.of(EventType.ADDED, object));
        }

        Stream modified(KubeObject object) {
            return event(WatchEvent.of(EventType.MODIFIED, object));
        }

        Stream deleted(KubeObject object) {
            return event(WatchEvent.of(EventType.DELETED, object));
        }

        Stream bookmark(int version) {
            return event(WatchEvent.of(EventType.BOOKMARK, pod("", version)));
        }

        void error(Status status) {
            event(WatchEvent.error(status));
        }

        /** The server needs this time to respond to the request. */
        Stream opensAfter(Duration time) {
            response = time;
            return this;
        }

        private void open() {
            if (response.isZero()) {
                return;
            }
            try {
                concurrency.sleep(response);
            } catch (InterruptedException e) {
                concurrency.interruptMyself();
            }
            lastEvent = concurrency.nanoTime();
        }

        /** The server ends the watch after this time. */
        void endsAfter(Duration time) {
            before = time;
            events.add(Optional.empty());
        }

        private Stream event(WatchEvent<KubeObject> event) {
            events.add(Optional.of(event));
            return this;
        }

        @Override
        public Optional<WatchEvent<KubeObject>> next() {
            lock.lock();
            try {
                while (events.isEmpty() && !over && !closed) {
                    lock.await();
                }
                if (over || closed) {
                    return Optional.empty();
                }
                Optional<WatchEvent<KubeObject>> next = events.remove();
                if (next.isEmpty()) {
                    over = true;
                    lock.await(before.plusNanos(1));
                }
                lastEvent = concurrency.nanoTime();
                return next;
            } catch (InterruptedException e) {
                concurrency.interruptMyself();
                return Optional.empty();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Optional<IOException> failure() {
            return Optional.empty();
        }

        @Override
        public void close() {
            lock.with(() -> {
                closed = true;
                lock.signalAll();
            });
        }
    }

    // The elements of a script.

    /** Returns a pod in the namespace default; without a name, the object of a BOOKMARK. */
    static KubeObject pod(String name, int version) {
        String names = name.isEmpty() ? "" : "\"namespace\":\"default\",\"name\":\"" + name + "\",";
        String json = "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{" + names + "\"resourceVersion\":\"" + version
                + "\"}}";
        return Pod.TYPE.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    static Status status(int code) {
        String reason =
                switch (code) {
                    case 403 -> "Forbidden";
                    case 410 -> "Expired";
                    case 429 -> "TooManyRequests";
                    default -> "InternalError";
                };
        return Status.failure(code, reason, "an error of the script");
    }

    static ApiException refused(int code) {
        return new ApiException("GET", "https://server/api/v1/pods", code, status(code), 0);
    }

    /** Returns the error of an API server for a LIST at a resourceVersion that it has not reached yet. */
    static ApiException tooLarge() {
        Status status = Status.failure(504, "Timeout", "Too large resource version: 9, current: 8");
        return new ApiException("GET", "https://server/api/v1/pods", 504, status, 1);
    }

    static UnreachableException unreachable(UnreachableException.Reason reason) {
        return new UnreachableException(
                "GET", "https://server/api/v1/pods", reason, "an error of the script", new IOException(reason.name()));
    }
}
