// The buffer has room for 1,000 notifications; then publish() waits for the handler.
// killed-by: 8.2 a buffer between the informer and its handler
// says: publish() never waits: the buffer has no bound
// story: https://github.com/kubernetes/client-go/issues/571
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.Notification;
import java.util.concurrent.Semaphore;

public class BufferThatBlocks extends PlainFanOut {
    @Override
    protected Listener listener(ResourceEventHandler<KubeObject> handler) {
        return new PlainListener(handler) {
            @Override
            public void add(Notification<KubeObject> notification) {
                try {
                    room.acquire();
                    super.add(notification);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            private final Semaphore room = new Semaphore(1000);

            @Override
            public boolean deliverNext() {
                boolean delivered = super.deliverNext();
                if (delivered) {
                    room.release();
                }
                return delivered;
            }
        };
    }
}
