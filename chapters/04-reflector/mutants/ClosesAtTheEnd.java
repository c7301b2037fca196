// Closes all watches when run() returns: until then each one keeps its connection.
// killed-by: 4.4 each watch resumes where the last one ended
// says: not when run() returns
// story: https://github.com/kubernetes-client/javascript/issues/494
import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

public class ClosesAtTheEnd extends StepReflector {
    public ClosesAtTheEnd(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    private final List<Watch<KubeObject>> open = new ArrayList<>();

    @Override
    protected Outcome watch() {
        long start = upstream.nanoTime();
        int events = 0;
        try {
            Watch<KubeObject> watch = upstream.watch(version);
            open.add(watch);
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
            if (upstream.isClosed()) {
                open.forEach(Watch::close);
            }
        }
        return new Outcome.Ended(events, Duration.ofNanos(upstream.nanoTime() - start));
    }
}
