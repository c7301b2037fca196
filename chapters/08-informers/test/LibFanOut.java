import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.HandlerOptions;
import informers.informer.HandlerRegistration;
import informers.informer.Notification;
import informers.internal.informer.SharedProcessor;
import informers.util.Latch;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The library's answer to chapter 08: {@link SharedProcessor}, behind the exercise's interface. In the library, the
 * informer holds the lock that is taken here.
 */
public class LibFanOut implements FanOut, AutoCloseable {
    private final SteppedThreads concurrency = new SteppedThreads();
    private final SharedProcessor<KubeObject> processor = new SharedProcessor<>(concurrency);
    private final Latch storeSynced = new Latch(concurrency);

    public LibFanOut() {
        processor.start();
    }

    @Override
    public synchronized Listener join(ResourceEventHandler<KubeObject> handler, Supplier<List<KubeObject>> content) {
        SteppedThreads.Step step = concurrency.nextStep();
        HandlerOptions options = HandlerOptions.DEFAULT.withResyncPeriod(Duration.ZERO);
        return new Place(
                processor.add(step.gate(handler), options, Duration.ZERO, content.get(), storeSynced), step);
    }

    @Override
    public synchronized void leave(Listener listener) {
        Place place = (Place) listener;
        processor.remove(place.registration());
        place.step().release(); // its thread ends, so no test must wait for it
    }

    @Override
    public synchronized void publish(Runnable write, Notification<KubeObject> notification) {
        write.run();
        processor.distribute(notification, false);
    }

    @Override
    public void storeSynced() {
        storeSynced.open();
    }

    @Override
    public void close() throws InterruptedException {
        concurrency.releaseAll();
        processor.close();
    }

    private record Place(HandlerRegistration registration, SteppedThreads.Step step) implements Listener {
        @Override
        public void add(Notification<KubeObject> notification) {
            throw new UnsupportedOperationException("the library's processor itself decides which handlers receive a resync");
        }

        @Override
        public boolean deliverNext() {
            return step.deliverNext();
        }

        @Override
        public int backlog() {
            int inHand = step.inHand(); // first: it waits for the thread
            return registration.backlog() + inHand;
        }

        @Override
        public boolean hasSynced() {
            return registration.hasSynced();
        }
    }
}
