// Never closes a watch: each one keeps its connection.
// killed-by: 4.4 each watch resumes where the last one ended
// says: Each watch holds a connection
// story: https://github.com/kubernetes-client/javascript/issues/494
import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.time.Duration;
import java.util.Optional;

public class WatchStaysOpen extends StepReflector {
    public WatchStaysOpen(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected Outcome watch() {
        long start = upstream.nanoTime();
        int events = 0;
        try {
            Watch<KubeObject> watch = upstream.watch(version);
            for (Optional<WatchEvent<KubeObject>> next = watch.next(); next.isPresent(); next = watch.next()) {
                if (next.get().status().isPresent()) {
                    return new Outcome.InStreamError(next.get().status().get());
                }
                take(next.get());
                events++;
            }
            return new Outcome.Ended(events, Duration.ofNanos(upstream.nanoTime() - start));
        } catch (RuntimeException e) {
            return new Outcome.NotOpened(e);
        }
    }
}
