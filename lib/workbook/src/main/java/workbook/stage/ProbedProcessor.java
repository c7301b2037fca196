package workbook.stage;

import informers.handler.ResourceEventHandler;
import informers.informer.HandlerOptions;
import informers.informer.HandlerRegistration;
import informers.informer.Notification;
import informers.informer.Processor;
import informers.util.Latch;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Records what is distributed to the handlers. */
final class ProbedProcessor<T> implements Processor<T> {
    private final Processor<T> processor;
    private final Consumer<String> record;

    ProbedProcessor(Processor<T> processor, Consumer<String> record) {
        this.processor = processor;
        this.record = record;
    }

    @Override
    public HandlerRegistration add(
            ResourceEventHandler<? super T> handler,
            HandlerOptions options,
            Duration resyncCheckPeriod,
            List<T> content,
            Latch storeSynced) {
        return processor.add(handler, options, resyncCheckPeriod, content, storeSynced);
    }

    @Override
    public void remove(HandlerRegistration registration) {
        processor.remove(registration);
    }

    @Override
    public void distribute(Notification<T> notification, boolean sync) {
        processor.distribute(notification, sync);
        record.accept(
                "distributes " + StageText.of(notification) + (sync ? ", to those that are due for a resync" : ""));
    }

    @Override
    public boolean shouldResync() {
        return processor.shouldResync();
    }

    @Override
    public void resyncCheckPeriodChanged(Duration period) {
        processor.resyncCheckPeriodChanged(period);
    }

    @Override
    public void start() {
        processor.start();
    }

    @Override
    public void stopWaiting() {
        processor.stopWaiting();
    }

    @Override
    public void stop() {
        processor.stop();
    }

    @Override
    public void close() {
        processor.close();
    }

    @Override
    public boolean close(Duration atMost) {
        return processor.close(atMost);
    }
}
