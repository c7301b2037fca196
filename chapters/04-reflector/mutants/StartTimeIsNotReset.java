// Takes the start time once, in run(): from the second watch on, no watch counts as short.
// killed-by: 4.5 changes in a gap are not lost
// says: the start time for each watch
// story: https://github.com/fabric8io/kubernetes-client/issues/7896
import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import java.time.Duration;

public class StartTimeIsNotReset extends StepReflector {
    private long start;

    public StartTimeIsNotReset(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    public void run() throws InterruptedException {
        start = upstream.nanoTime();
        super.run();
    }

    @Override
    protected Outcome watch() {
        Outcome outcome = super.watch();
        if (outcome instanceof Outcome.Ended ended) {
            return new Outcome.Ended(ended.events(), Duration.ofNanos(upstream.nanoTime() - start));
        }
        return outcome;
    }
}
