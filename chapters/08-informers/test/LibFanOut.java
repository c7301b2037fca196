import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.HandlerOptions;
import informers.informer.HandlerRegistration;
import informers.informer.Notification;
import informers.informer.SharedProcessor;
import informers.util.Latch;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The library's answer to chapter 08: {@link SharedProcessor}, in the shape of the exercise. The lock is the one that its
 * informer holds.
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
        processor.remove(((Place) listener).registration());
    }

    @Override
    public synchronized void publish(Runnable write, Notification<KubeObject> news) {
        write.run();
        processor.distribute(news, false);
    }

    @Override
    public void storeSynced() {
        storeSynced.open();
    }

    @Override
    public void close() throws InterruptedException {
        concurrency.letGo();
        processor.close();
    }

    private record Place(HandlerRegistration registration, SteppedThreads.Step step) implements Listener {
        @Override
        public void add(Notification<KubeObject> news) {
            throw new UnsupportedOperationException("the library's processor decides by its clocks who gets a resync");
        }

        @Override
        public boolean deliverNext() {
            return step.deliverNext();
        }

        @Override
        public int backlog() {
            return registration.backlog() + step.inHand();
        }

        @Override
        public boolean hasSynced() {
            return registration.hasSynced();
        }
    }
}
