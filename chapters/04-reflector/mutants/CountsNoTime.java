// Does not look at the clock: a silent watch looks like one that failed at once.
// killed-by: 4.4 watch after watch, each from where the last one ended
// says: since the request
// story: https://github.com/kubernetes-client/java/pull/662
import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import java.time.Duration;

public class CountsNoTime extends StepReflector {
    public CountsNoTime(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected Outcome watch() {
        Outcome outcome = super.watch();
        return outcome instanceof Outcome.Ended ended ? new Outcome.Ended(ended.events(), Duration.ZERO) : outcome;
    }
}
