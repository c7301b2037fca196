// Does not measure the time: a watch without events looks like one that ended at once.
// killed-by: 4.4 each watch resumes where the last one ended
// says: the time since the request
// story: https://github.com/kubernetes-client/java/pull/662
import informers.api.KubeObject;
import informers.queue.ReflectorStore;
import java.time.Duration;

public class TimeIsNotMeasured extends StepReflector {
    public TimeIsNotMeasured(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected Outcome watch() {
        Outcome outcome = super.watch();
        return outcome instanceof Outcome.Ended ended ? new Outcome.Ended(ended.events(), Duration.ZERO) : outcome;
    }
}
