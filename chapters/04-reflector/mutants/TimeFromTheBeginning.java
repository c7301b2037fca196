// The start is taken once, in run(): from the second watch on, none looks short any more.
// killed-by: 4.5 what happened in a gap is not lost
// says: count its events and its time anew
// story: https://github.com/fabric8io/kubernetes-client/issues/7896
import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import java.time.Duration;

public class TimeFromTheBeginning extends StepReflector {
    private long start;

    public TimeFromTheBeginning(Upstream upstream, ReflectorStore<KubeObject> store) {
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
