package informers.chaos;

import informers.api.KubeObject;
import informers.informer.HandlerOptions;
import informers.informer.HandlerRegistration;
import informers.informer.SharedIndexInformer;
import informers.util.Concurrency;
import java.util.ArrayList;
import java.util.List;

/** The handlers of an informer, and those that were removed. Used by one task. */
final class Handlers<T extends KubeObject> {
    /** A handler, its number and its registration. */
    record Placed<T extends KubeObject>(int number, RecordingHandler<T> handler, HandlerRegistration registration) {
        @Override
        public String toString() {
            return "handler " + number + " (" + handler + ")";
        }
    }

    private final SharedIndexInformer<T> informer;
    private final Concurrency concurrency;
    private final List<Placed<T>> all = new ArrayList<>();
    private final List<Placed<T>> present = new ArrayList<>();

    Handlers(SharedIndexInformer<T> informer, Concurrency concurrency) {
        this.informer = informer;
        this.concurrency = concurrency;
    }

    void add(HandlerKind kind) {
        RecordingHandler<T> handler = new RecordingHandler<>(kind, informer.store(), concurrency);
        HandlerOptions options =
                HandlerOptions.DEFAULT.withResyncPeriod(kind.resync()).withMaxBacklog(kind.bound());
        Placed<T> placed = new Placed<>(all.size(), handler, informer.addEventHandler(handler, options));
        handler.placed(placed.registration());
        all.add(placed);
        present.add(placed);
    }

    void remove(int index) {
        if (!present.isEmpty()) {
            Placed<T> leaving = present.remove(index % present.size());
            Tally.count(leaving.registration().backlog() > 0 ? "handler removed with a backlog" : "handler removed");
            informer.removeEventHandler(leaving.registration());
            leaving.handler().removed();
        }
    }

    void heal() {
        all.forEach(placed -> placed.handler().heal());
    }

    List<Placed<T>> all() {
        return all;
    }

    List<Placed<T>> present() {
        return present;
    }
}
