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
 * A server in memory that follows a script: an answer for each LIST, and one for each WATCH, in order. After that, a LIST
 * brings the last list again, and a WATCH is silent. It notes what it was asked, and when it had to wait for it.
 */
final class ScriptedServer implements ListerWatcher<KubeObject> {
    private static final int MOST_REQUESTS = 20;

    private final Concurrency concurrency;
    private final Deque<Supplier<ObjectList<KubeObject>>> lists = new ArrayDeque<>();
    private final Deque<Supplier<Watch<KubeObject>>> watches = new ArrayDeque<>();
    private final List<Stream> opened = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private ObjectList<KubeObject> last = ObjectList.of("1", List.of());
    private long lastWord;
    private int atOnce;
    private int afterClose;

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

    /** The next WATCH; say what comes with it. */
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

    /** What it was asked, such as {@code LIST at 0}, {@code WATCH from 5}; {@code wait} where time passed before. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Watches that nobody has closed. */
    long left() {
        return opened.stream().filter(stream -> !stream.closed).count();
    }

    private void note(String request) {
        atOnce++;
        if (concurrency.nanoTime() > lastWord && !requests.isEmpty()) {
            requests.add("wait");
            atOnce = 0;
        }
        requests.add(request);
        lastWord = concurrency.nanoTime();
        if (atOnce > MOST_REQUESTS) {
            throw new AssertionError("So many requests, one right after the other: call backOff() after what went wrong,"
                    + " or a server that has trouble gets more of it. The first of them: " + requests.subList(0, 8));
        }
    }

    @Override
    public ObjectList<KubeObject> list(ListOptions options) {
        note("LIST at " + quoted(options.resourceVersion()));
        return lists.isEmpty() ? last : lists.remove().get();
    }

    @Override
    public Watch<KubeObject> watch(ListOptions options) {
        note("WATCH from " + quoted(options.resourceVersion()));
        Watch<KubeObject> watch = watches.isEmpty() ? new Stream() : watches.remove().get();
        opened.add((Stream) watch);
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
                    throw new AssertionError("The upstream is closed, and run() goes on asking. Each of its loops has to"
                            + " look at upstream.isClosed().");
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

    /** A watch, and what comes with it. It stays open until it is ended or closed. */
    final class Stream implements Watch<KubeObject> {
        private final Concurrency.Monitor lock = concurrency.monitor();
        private final Deque<Optional<WatchEvent<KubeObject>>> events = new ArrayDeque<>();
        private Duration before = Duration.ZERO;
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

        /** The server ends it, after so long. */
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
                lastWord = concurrency.nanoTime();
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

    // What a script is made of.

    /** In the namespace default; without a name, the object of a BOOKMARK. */
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
        return Status.failure(code, reason, "the script says so");
    }

    static ApiException refused(int code) {
        return new ApiException("GET", "https://server/api/v1/pods", code, status(code), 0);
    }

    /** As an API server says it to a LIST at a version that it has not come to. */
    static ApiException tooLarge() {
        Status status = Status.failure(504, "Timeout", "Too large resource version: 9, current: 8");
        return new ApiException("GET", "https://server/api/v1/pods", 504, status, 1);
    }

    static UnreachableException unreachable(UnreachableException.Reason reason) {
        return new UnreachableException(
                "GET", "https://server/api/v1/pods", reason, "the script says so", new IOException(reason.name()));
    }
}
