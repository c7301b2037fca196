// Does not count what came: a short watch that worked looks like one that did not.
// killed-by: 4.4 watch after watch, each from where the last one ended
// says: Give decide() the number of events
// story: https://github.com/fabric8io/kubernetes-client/pull/7898
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class CountsNoEvents extends StepReflector {
    public CountsNoEvents(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected Outcome watch() {
        Outcome outcome = super.watch();
        return outcome instanceof Outcome.Ended ended ? new Outcome.Ended(0, ended.lived()) : outcome;
    }
}
