// A right answer, the usual one: ./jbang workbook arrange offers its lines.
import informers.api.KubeObject;
import informers.api.ObjectList;
import informers.client.rest.ApiException;
import informers.queue.ReflectorStore;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.time.Duration;
import java.util.Optional;

public class UsualReflector implements ListAndWatch {
    private final Upstream upstream;
    private final ReflectorStore<KubeObject> store;
    private volatile String version = "";

    public UsualReflector(Upstream upstream, ReflectorStore<KubeObject> store) {
        this.upstream = upstream;
        this.store = store;
    }

    // Task 4.1 and 4.2
    @Override
    public Decision decide(Outcome outcome) {
        if (outcome instanceof Outcome.Ended ended) {
            // not 4.1 (EveryEndIsAFailure): if (outcome instanceof Outcome.NotOpened refused) {
            boolean failed = ended.events() == 0 && ended.lived().toMillis() < 1000;
            // not 4.2 (QuietWatchIsAFailure): boolean failed = ended.events() == 0;
            // from 4.2
            return failed ? Decision.RELIST : Decision.REWATCH;
            // before 4.2: return Decision.REWATCH;
            // not 4.1 (EveryEndIsAFailure): return Decision.BACKOFF;
        }
        if (outcome instanceof Outcome.NotOpened refused) {
            boolean busy = refused.code() == 429 || refused.connectionRefused();
            // not 4.2 (UnreachableIsDown): boolean busy = refused.code() == 429 || refused.code() == 0;
            return busy ? Decision.BACKOFF : Decision.RELIST;
        }
        // from 4.2
        int code = ((Outcome.InStreamError) outcome).error().code();
        // from 4.2
        return code == 429 ? Decision.BACKOFF : Decision.RELIST;
        // before 4.2: throw new Todo("4.2 the other rows of the table");
    }

    // Task 4.3, 4.4 and 4.5
    @Override
    public void run() throws InterruptedException {
        while (!upstream.isClosed()) {
            try {
                list();
                watchUntilRelist();
            } catch (RuntimeException e) {
                System.getLogger("reflector").log(System.Logger.Level.DEBUG, "listing again", e);
                // not 4.5 (OneFailureEndsRun): throw e;
            }
            upstream.backOff();
            // not 4.5 (OwnSleep): Thread.sleep(1000);
        }
        // before 4.5: list();\n        watchUntilRelist();
        // from 4.4
    }

    // Task 4.3
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
        // not 4.3 (ListIsMerged): list.items().forEach(store::add);
        version = list.resourceVersion();
        // not 4.3 (VersionOfTheLastObject): list.items().forEach(object -> version = object.resourceVersion());
    }

    // Task 4.4 and 4.5
    private void watchUntilRelist() throws InterruptedException {
        while (!upstream.isClosed()) {
            Decision decision = decide(watch());
            if (decision == Decision.RELIST) {
                return;
            }
            if (decision == Decision.BACKOFF) {
                upstream.backOff();
            }
            // from 4.5
        }
    }

    // Task 4.4
    private Outcome watch() {
        long start = upstream.nanoTime();
        int events = 0;
        try (Watch<KubeObject> watch = upstream.watch(version)) {
            // not 4.4 (AlwaysFromTheListsVersion): try (Watch<KubeObject> watch = upstream.watch("0")) {
            Optional<WatchEvent<KubeObject>> next = watch.next();
            while (next.isPresent()) {
                WatchEvent<KubeObject> event = next.get();
                if (event.status().isPresent()) {
                    return new Outcome.InStreamError(event.status().get());
                }
                switch (event.type()) {
                    case ADDED -> store.add(event.object());
                    case MODIFIED -> store.update(event.object());
                    // not 4.4 (ModifiedIsAdded): case MODIFIED -> store.add(event.object());
                    case DELETED -> store.delete(event.object());
                    default -> store.bookmark(event.resourceVersion());
                }
                version = event.resourceVersion();
                events++;
                next = watch.next();
            }
        } catch (RuntimeException e) {
            return new Outcome.NotOpened(e);
        }
        return new Outcome.Ended(events, Duration.ofNanos(upstream.nanoTime() - start));
    }

    // Task 4.3
    @Override
    public String lastSyncResourceVersion() {
        return version;
    }
}
