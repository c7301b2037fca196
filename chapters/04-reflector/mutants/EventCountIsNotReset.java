// Never resets the number of events: after the first event, no watch counts as empty.
// killed-by: 4.5 changes in a gap are not lost
// says: reset the number of events
// story: https://github.com/fabric8io/kubernetes-client/issues/7896
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class EventCountIsNotReset extends StepReflector {
    private int events;

    public EventCountIsNotReset(Upstream upstream, ReflectorStore<KubeObject> store) {
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
