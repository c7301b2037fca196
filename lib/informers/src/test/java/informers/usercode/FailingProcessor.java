package informers.usercode;

import informers.api.Pod;
import informers.handler.ResourceEventHandler;
import informers.informer.HandlerOptions;
import informers.informer.HandlerRegistration;
import informers.informer.Notification;
import informers.informer.Processor;
import informers.internal.informer.SharedProcessor;
import informers.util.Concurrency;
import informers.util.Latch;
import java.time.Duration;
import java.util.List;

/** A processor of a user: it fails on the add of the pod {@code bad}. */
final class FailingProcessor implements Processor<Pod> {
    private final SharedProcessor<Pod> whole;

    FailingProcessor(Concurrency concurrency) {
        whole = new SharedProcessor<>(concurrency);
    }

    @Override
    public void distribute(Notification<Pod> notification, boolean sync) {
        if (notification instanceof Notification.Add<Pod> add && Bad.is(add.object())) {
            throw new IllegalStateException("no owner");
        }
        whole.distribute(notification, sync);
    }

    @Override
    public HandlerRegistration add(
            ResourceEventHandler<? super Pod> handler,
            HandlerOptions options,
            Duration resyncCheckPeriod,
            List<Pod> content,
            Latch storeSynced) {
        return whole.add(handler, options, resyncCheckPeriod, content, storeSynced);
    }

    @Override
    public void remove(HandlerRegistration registration) {
        whole.remove(registration);
    }

    @Override
    public boolean shouldResync() {
        return whole.shouldResync();
    }

    @Override
    public void resyncCheckPeriodChanged(Duration period) {
        whole.resyncCheckPeriodChanged(period);
    }

    @Override
    public void start() {
        whole.start();
    }

    @Override
    public void stopWaiting() {
        whole.stopWaiting();
    }

    @Override
    public void stop() {
        whole.stop();
    }

    @Override
    public void close() {
        whole.close();
    }
}
