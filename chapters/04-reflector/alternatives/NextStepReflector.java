// A right answer in another form: each step returns the step that follows it, and run() only goes from one to the next.
import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.client.rest.ApiException;
import informers.queue.ReflectorStore;
import informers.watch.EventType;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

public class NextStepReflector implements ListAndWatch {
    private interface Step {
        Step run() throws InterruptedException;
    }

    private final Upstream upstream;
    private final ReflectorStore<KubeObject> store;
    private final Map<EventType, Consumer<WatchEvent<KubeObject>>> writes = new EnumMap<>(EventType.class);
    private volatile String version = "";

    public NextStepReflector(Upstream upstream, ReflectorStore<KubeObject> store) {
        this.upstream = upstream;
        this.store = store;
        writes.put(EventType.ADDED, event -> store.add(event.object()));
        writes.put(EventType.MODIFIED, event -> store.update(event.object()));
        writes.put(EventType.DELETED, event -> store.delete(event.object()));
        writes.put(EventType.BOOKMARK, event -> store.bookmark(event.resourceVersion()));
    }

    @Override
    public Decision decide(Outcome outcome) {
        boolean again = outcome instanceof Outcome.Ended ended
                && !(ended.events() == 0 && ended.lived().minusSeconds(1).isNegative());
        boolean busy = outcome instanceof Outcome.NotOpened refused
                        && (refused.code() == 429 || refused.connectionRefused())
                || outcome instanceof Outcome.InStreamError failed && failed.error().code() == 429;
        return again ? Decision.REWATCH : busy ? Decision.BACKOFF : Decision.RELIST;
    }

    @Override
    public void run() throws InterruptedException {
        for (Step step = this::list; step != null && !upstream.isClosed(); ) {
            step = step.run();
        }
    }

    private Step list() {
        try {
            ObjectList<KubeObject> list = newest();
            store.replace(list.items(), list.resourceVersion());
            version = list.resourceVersion();
            return this::watch;
        } catch (RuntimeException e) {
            return waitThen(this::list);
        }
    }

    private ObjectList<KubeObject> newest() {
        try {
            return upstream.list(version.equals("") ? "0" : version);
        } catch (ApiException e) {
            if (e.isExpired() || e.isTooLargeResourceVersion()) {
                return upstream.list("");
            }
            throw e;
        }
    }

    private Step watch() throws InterruptedException {
        return switch (decide(watched())) {
            case REWATCH -> this::watch;
            case BACKOFF -> waitThen(this::watch);
            case RELIST -> waitThen(this::list);
        };
    }

    private Step waitThen(Step next) {
        return () -> {
            upstream.backOff();
            return next;
        };
    }

    private Outcome watched() throws InterruptedException {
        long begin = upstream.nanoTime();
        Watch<KubeObject> opened;
        try {
            opened = upstream.watch(version);
        } catch (RuntimeException e) {
            return new Outcome.NotOpened(e);
        }
        try (opened) {
            int events = 0;
            Optional<WatchEvent<KubeObject>> next = opened.next();
            while (next.isPresent() && next.get().type() != EventType.ERROR) {
                writes.get(next.get().type()).accept(next.get());
                version = next.get().resourceVersion();
                events++;
                next = opened.next();
            }
            int seen = events;
            return next.<Outcome>map(error -> new Outcome.InStreamError(error.status().orElseThrow()))
                    .orElseGet(() -> new Outcome.Ended(seen, Duration.ofNanos(upstream.nanoTime() - begin)));
        }
    }

    @Override
    public String lastSyncResourceVersion() {
        return version;
    }
}
