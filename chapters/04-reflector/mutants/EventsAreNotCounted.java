// Does not count the events: a short watch that worked looks like one that failed.
// killed-by: 4.4 each watch resumes where the last one ended
// says: Pass to decide() the number of events
// story: https://github.com/fabric8io/kubernetes-client/pull/7898
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class EventsAreNotCounted extends StepReflector {
    public EventsAreNotCounted(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected Outcome watch() {
        Outcome outcome = super.watch();
        return outcome instanceof Outcome.Ended ended ? new Outcome.Ended(0, ended.lived()) : outcome;
    }
}
