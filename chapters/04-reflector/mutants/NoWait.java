// Tries again at once, as fast as the machine can.
// killed-by: 4.5 nothing ends it but close
// says: After each: wait
// story: https://github.com/kubernetes-client/java/issues/1030
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class NoWait extends StepReflector {
    public NoWait(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected void pause() {}
}
