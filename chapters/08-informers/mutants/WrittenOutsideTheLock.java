// Locks where all are told, and writes to the store before.
// killed-by: 8.5 a late handler is told nothing twice
// says: Nobody may join between the writing and the telling
// story: https://github.com/ovn-kubernetes/ovn-kubernetes/pull/1043
import informers.api.KubeObject;
import informers.informer.Notification;

public class WrittenOutsideTheLock extends PlainFanOut {
    @Override
    public void publish(Runnable write, Notification<KubeObject> news) {
        write.run();
        super.publish(() -> {}, news);
    }
}
