// Starts the clock when the response is there: a slow response and a short stream look like a refusal.
// killed-by: 4.4 each watch resumes where the last one ended
// says: read nanoTime() before upstream.watch()
// story: https://github.com/fabric8io/kubernetes-client/issues/7896
import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.time.Duration;
import java.util.Optional;

public class ClockAfterTheRequest extends StepReflector {
    public ClockAfterTheRequest(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    private Watch<KubeObject> open;

    @Override
    protected Outcome watch() {
        long start;
        int events = 0;
        try {
            Watch<KubeObject> watch = upstream.watch(version);
            open = watch;
            start = upstream.nanoTime();
            Optional<WatchEvent<KubeObject>> next = watch.next();
            while (next.isPresent()) {
                if (next.get().status().isPresent()) {
                    return new Outcome.InStreamError(next.get().status().get());
                }
                take(next.get());
                events++;
                next = watch.next();
            }
        } catch (RuntimeException e) {
            return new Outcome.NotOpened(e);
        } finally {
            if (open != null) {
                open.close();
            }
        }
        return new Outcome.Ended(events, Duration.ofNanos(upstream.nanoTime() - start));
    }
}
