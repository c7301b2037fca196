// A right answer in another form: one loop, in which each step returns the next decision.
import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.client.rest.ApiException;
import informers.queue.ReflectorStore;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.time.Duration;
import java.util.Optional;

public class StepReflector implements ListAndWatch {
    protected final Upstream upstream;
    protected final ReflectorStore<KubeObject> store;
    protected volatile String version = "";

    public StepReflector(Upstream upstream, ReflectorStore<KubeObject> store) {
        this.upstream = upstream;
        this.store = store;
    }

    @Override
    public Decision decide(Outcome outcome) {
        if (outcome instanceof Outcome.Ended ended) {
            return afterEnd(ended);
        }
        if (outcome instanceof Outcome.NotOpened refused) {
            return refused.connectionRefused() ? Decision.BACKOFF : afterCode(refused.code());
        }
        return afterCode(((Outcome.InStreamError) outcome).error().code());
    }

    protected Decision afterEnd(Outcome.Ended ended) {
        return ended.events() > 0 || ended.lived().toMillis() >= 1000 ? Decision.REWATCH : Decision.RELIST;
    }

    protected Decision afterCode(int code) {
        return code == 429 ? Decision.BACKOFF : Decision.RELIST;
    }

    @Override
    public void run() throws InterruptedException {
        Decision next = Decision.RELIST;
        for (boolean first = true; !upstream.isClosed(); first = false) {
            if (next != Decision.REWATCH && !first) {
                pause();
            }
            if (next == Decision.RELIST && !tryToList()) {
                continue;
            }
            if (!upstream.isClosed()) {
                next = decide(watch());
            }
        }
    }

    protected void pause() throws InterruptedException {
        upstream.backOff();
    }

    protected boolean tryToList() {
        try {
            take(list());
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    protected ObjectList<KubeObject> list() {
        try {
            return upstream.list(version.isEmpty() ? "0" : version);
        } catch (ApiException e) {
            if (e.isExpired() || e.isTooLargeResourceVersion()) {
                return upstream.list("");
            }
            throw e;
        }
    }

    protected void take(ObjectList<KubeObject> list) {
        store.replace(list.items(), list.resourceVersion());
        version = list.resourceVersion();
    }

    protected Outcome watch() {
        long start = upstream.nanoTime();
        int events = 0;
        try (Watch<KubeObject> watch = upstream.watch(version)) {
            while (true) {
                Optional<WatchEvent<KubeObject>> next = watch.next();
                if (next.isEmpty()) {
                    return new Outcome.Ended(events, Duration.ofNanos(upstream.nanoTime() - start));
                }
                if (next.get().status().isPresent()) {
                    return new Outcome.InStreamError(next.get().status().get());
                }
                take(next.get());
                events++;
            }
        } catch (RuntimeException e) {
            return new Outcome.NotOpened(e);
        }
    }

    protected void take(WatchEvent<KubeObject> event) {
        switch (event.type()) {
            case ADDED -> store.add(event.object());
            case MODIFIED -> store.update(event.object());
            case DELETED -> store.delete(event.object());
            default -> store.bookmark(event.resourceVersion());
        }
        version = event.resourceVersion();
    }

    @Override
    public String lastSyncResourceVersion() {
        return version;
    }
}
