// The count is a field, and goes on from watch to watch: after the first event, no watch looks empty any more.
// killed-by: 4.5 what happened in a gap is not lost
// says: count its events and its time anew
// story: https://github.com/fabric8io/kubernetes-client/issues/7896
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class CountsForEver extends StepReflector {
    private int events;

    public CountsForEver(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected Outcome watch() {
        Outcome outcome = super.watch();
        if (outcome instanceof Outcome.Ended ended) {
            events += ended.events();
            return new Outcome.Ended(events, ended.lived());
        }
        return outcome;
    }
}
