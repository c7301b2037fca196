// A right answer, built as the hints propose: a list, a watch, and two loops.
import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.client.rest.ApiException;
import informers.queue.ReflectorStore;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.time.Duration;
import java.util.Optional;

public class PlainReflector implements ListAndWatch {
    private final Upstream upstream;
    private final ReflectorStore<KubeObject> store;
    private volatile String version = "";

    public PlainReflector(Upstream upstream, ReflectorStore<KubeObject> store) {
        this.upstream = upstream;
        this.store = store;
    }

    @Override
    public Decision decide(Outcome outcome) {
        if (outcome instanceof Outcome.Ended ended) {
            boolean veryShort = ended.events() == 0 && ended.lived().toMillis() < 1000;
            return veryShort ? Decision.RELIST : Decision.REWATCH;
        }
        if (outcome instanceof Outcome.NotOpened refused) {
            return refused.connectionRefused() || refused.code() == 429 ? Decision.BACKOFF : Decision.RELIST;
        }
        if (outcome instanceof Outcome.InStreamError failed && failed.error().code() == 429) {
            return Decision.BACKOFF;
        }
        return Decision.RELIST;
    }

    @Override
    public void run() throws InterruptedException {
        while (!upstream.isClosed()) {
            try {
                list();
                watchUntilRelist();
            } catch (RuntimeException e) {
                System.getLogger("reflector").log(System.Logger.Level.DEBUG, "listing again", e);
            }
            upstream.backOff();
        }
    }

    private void list() {
        ObjectList<KubeObject> list;
        try {
            list = upstream.list(version.isEmpty() ? "0" : version);
        } catch (ApiException e) {
            if (!e.isExpired() && !e.isTooLargeResourceVersion()) {
                throw e;
            }
            list = upstream.list("");
        }
        store.replace(list.items(), list.resourceVersion());
        version = list.resourceVersion();
    }

    private void watchUntilRelist() throws InterruptedException {
        while (!upstream.isClosed()) {
            switch (decide(watch())) {
                case REWATCH -> {}
                case BACKOFF -> upstream.backOff();
                case RELIST -> {
                    return;
                }
            }
        }
    }

    private Outcome watch() {
        long start = upstream.nanoTime();
        int events = 0;
        try (Watch<KubeObject> watch = upstream.watch(version)) {
            for (Optional<WatchEvent<KubeObject>> next = watch.next(); next.isPresent(); next = watch.next()) {
                WatchEvent<KubeObject> event = next.get();
                if (event.status().isPresent()) {
                    return new Outcome.InStreamError(event.status().get());
                }
                switch (event.type()) {
                    case ADDED -> store.add(event.object());
                    case MODIFIED -> store.update(event.object());
                    case DELETED -> store.delete(event.object());
                    default -> store.bookmark(event.resourceVersion());
                }
                version = event.resourceVersion();
                events++;
            }
        } catch (RuntimeException e) {
            return new Outcome.NotOpened(e);
        }
        return new Outcome.Ended(events, Duration.ofNanos(upstream.nanoTime() - start));
    }

    @Override
    public String lastSyncResourceVersion() {
        return version;
    }
}
