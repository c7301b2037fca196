// Catches the interrupt of the wait and goes on.
// killed-by: 4.5 only close ends run
// says: let the InterruptedException leave run()
// story: https://docs.oracle.com/javase/tutorial/essential/concurrency/interrupt.html
import informers.api.KubeObject;
import informers.queue.ReflectorStore;

public class InterruptIsSwallowed extends StepReflector {
    public InterruptIsSwallowed(Upstream upstream, ReflectorStore<KubeObject> store) {
        super(upstream, store);
    }

    @Override
    protected void pause() {
        try {
            upstream.backOff();
        } catch (InterruptedException e) {
            System.getLogger("reflector").log(System.Logger.Level.DEBUG, "interrupted", e);
        }
    }
}
