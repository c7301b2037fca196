// A right answer in another form: one loop with one big switch over what to do next.
import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.client.rest.ApiException;
import informers.queue.ReflectorStore;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

public class OneSwitchReflector implements ListAndWatch {
    private enum Step {
        LIST,
        WATCH,
        NEXT,
        WAIT_AND_LIST,
        WAIT_AND_WATCH
    }

    private final Upstream upstream;
    private final ReflectorStore<KubeObject> store;
    private final AtomicReference<String> version = new AtomicReference<>("");

    public OneSwitchReflector(Upstream upstream, ReflectorStore<KubeObject> store) {
        this.upstream = upstream;
        this.store = store;
    }

    @Override
    public Decision decide(Outcome outcome) {
        int code = -1;
        if (outcome instanceof Outcome.Ended ended) {
            return ended.events() > 0 || ended.lived().compareTo(Duration.ofSeconds(1)) >= 0
                    ? Decision.REWATCH
                    : Decision.RELIST;
        } else if (outcome instanceof Outcome.InStreamError failed) {
            code = failed.error().code();
        } else if (outcome instanceof Outcome.NotOpened refused) {
            code = refused.connectionRefused() ? 429 : refused.code();
        }
        return code == 429 ? Decision.BACKOFF : Decision.RELIST;
    }

    @Override
    public void run() throws InterruptedException {
        Step step = Step.LIST;
        Watch<KubeObject> watch = null;
        long sent = 0;
        int events = 0;
        while (!upstream.isClosed()) {
            Outcome outcome = null;
            switch (step) {
                case LIST -> {
                    try {
                        list();
                        step = Step.WATCH;
                    } catch (RuntimeException e) {
                        step = Step.WAIT_AND_LIST;
                    }
                }
                case WATCH -> {
                    sent = upstream.nanoTime();
                    events = 0;
                    try {
                        watch = upstream.watch(version.get());
                        step = Step.NEXT;
                    } catch (RuntimeException e) {
                        outcome = new Outcome.NotOpened(e);
                    }
                }
                case NEXT -> {
                    Optional<WatchEvent<KubeObject>> next = next(watch);
                    if (next.isEmpty()) {
                        outcome = new Outcome.Ended(events, Duration.ofNanos(upstream.nanoTime() - sent));
                    } else if (next.get().status().isPresent()) {
                        outcome = new Outcome.InStreamError(next.get().status().get());
                    } else {
                        events++;
                        take(next.get());
                    }
                    if (outcome != null) {
                        watch.close();
                    }
                }
                case WAIT_AND_LIST -> {
                    upstream.backOff();
                    step = Step.LIST;
                }
                case WAIT_AND_WATCH -> {
                    upstream.backOff();
                    step = Step.WATCH;
                }
            }
            if (outcome != null) {
                step = switch (decide(outcome)) {
                    case REWATCH -> Step.WATCH;
                    case BACKOFF -> Step.WAIT_AND_WATCH;
                    case RELIST -> Step.WAIT_AND_LIST;
                };
            }
        }
        if (watch != null) {
            watch.close();
        }
    }

    private static Optional<WatchEvent<KubeObject>> next(Watch<KubeObject> watch) {
        try {
            return watch.next();
        } catch (RuntimeException | Error e) {
            watch.close();
            throw e;
        }
    }

    private void list() {
        ObjectList<KubeObject> list;
        String from = version.get().isEmpty() ? "0" : version.get();
        try {
            list = upstream.list(from);
        } catch (ApiException e) {
            if (e.isExpired() || e.isTooLargeResourceVersion()) {
                list = upstream.list("");
            } else {
                throw e;
            }
        }
        store.replace(list.items(), list.resourceVersion());
        version.set(list.resourceVersion());
    }

    private void take(WatchEvent<KubeObject> event) {
        switch (event.type()) {
            case ADDED -> store.add(event.object());
            case MODIFIED -> store.update(event.object());
            case DELETED -> store.delete(event.object());
            case BOOKMARK -> store.bookmark(event.resourceVersion());
            default -> throw new IllegalStateException("an error is handled by the caller");
        }
        version.set(event.resourceVersion());
    }

    @Override
    public String lastSyncResourceVersion() {
        return version.get();
    }
}
