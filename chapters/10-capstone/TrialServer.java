import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Pod;
import informers.api.Status;
import informers.listwatch.ListerWatcher;
import informers.util.Concurrency;
import informers.util.Latch;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Given: a server in memory with a fixed sequence of changes. It ends a watch, forgets its history once, and sends
 * nothing more after its last change. It waits a second between two events.
 */
final class TrialServer implements ListerWatcher<Pod> {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final Concurrency concurrency;
    private final List<WatchEvent<Pod>> log = new ArrayList<>();
    private boolean ended;
    private boolean forgotten;

    TrialServer(Concurrency concurrency) {
        this.concurrency = concurrency;
        happens(EventType.ADDED, pod("d", 11, "web"));
        happens(EventType.MODIFIED, pod("a", 12, "db")); // another indexed value
        happens(EventType.DELETED, pod("b", 13, "web"));
        happens(EventType.BOOKMARK, pod("", 14, "")); // then the stream ends
        happens(EventType.MODIFIED, pod("c", 15, "db")); // then the server forgets its history
        happens(EventType.MODIFIED, pod("e", 21, "")); // loses its label
    }

    /** Adds a change. */
    void happens(EventType type, Pod pod) {
        log.add(WatchEvent.of(type, pod));
    }

    static Pod pod(String name, int version, String app) {
        String names = name.isEmpty() ? "" : "\"namespace\":\"default\",\"name\":\"" + name + "\",";
        String labels = app.isEmpty() ? "" : "\"labels\":{\"app\":\"" + app + "\"},";
        String json = "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{" + names + labels
                + "\"resourceVersion\":\"" + version + "\"}}";
        return Pod.TYPE.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean supportsWatchList() {
        return false;
    }

    @Override
    public ObjectList<Pod> list(ListOptions options) {
        return forgotten
                ? ObjectList.of("20", List.of(pod("a", 18, "db"), pod("c", 15, "db"), pod("e", 19, "web")))
                : ObjectList.of("10", List.of(pod("a", 8, "web"), pod("b", 9, "web"), pod("c", 10, "db")));
    }

    @Override
    public Watch<Pod> watch(ListOptions options) {
        return new Stream(Integer.parseInt(options.resourceVersion()));
    }

    private final class Stream implements Watch<Pod> {
        private final Latch closed = new Latch(concurrency);
        private int from;
        private boolean over;

        Stream(int from) {
            this.from = from;
        }

        @Override
        public Optional<WatchEvent<Pod>> next() {
            try {
                while (!over && !closed.await(A_SECOND)) {
                    if (ends()) {
                        return Optional.empty();
                    }
                    if (forgets()) {
                        return Optional.of(WatchEvent.error(Status.failure(410, "Expired", "too old resource version")));
                    }
                    Optional<WatchEvent<Pod>> next =
                            log.stream().filter(event -> version(event) > from).findFirst();
                    if (next.isPresent()) {
                        from = version(next.get());
                        return next;
                    }
                }
            } catch (InterruptedException e) {
                concurrency.interruptMyself();
            }
            return Optional.empty();
        }

        private boolean ends() {
            over = from == 14 && !ended;
            ended |= over;
            return over;
        }

        private boolean forgets() {
            forgotten |= from == 15;
            over = forgotten && from < 20;
            return over;
        }

        private int version(WatchEvent<Pod> event) {
            return Integer.parseInt(event.resourceVersion());
        }

        @Override
        public Optional<IOException> failure() {
            return Optional.empty();
        }

        @Override
        public void close() {
            closed.open();
        }
    }
}
