package informers.informer;

import informers.api.DeletedObject;
import informers.handler.ResourceEventHandler;
import informers.internal.util.LogLimit;
import informers.internal.util.UserCode;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a handler on the thread that fills the store. An exception of the handler costs that one notification: the store
 * and the other objects are not affected.
 *
 * <p>As thread-safe as its handler; the counts may be read by any thread. In client-go a handler that panics ends the
 * process.
 */
final class GuardedHandler<T> implements ResourceEventHandler<T> {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedHandler.class);

    private final String name;
    private final ResourceEventHandler<T> handler;
    private final LogLimit limit = new LogLimit();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicReference<Throwable> first = new AtomicReference<>();

    /** @param name the informer's name, for the log */
    GuardedHandler(String name, ResourceEventHandler<? super T> handler) {
        this.name = name;
        this.handler = ResourceEventHandler.narrow(handler);
    }

    @Override
    public void onAdd(T object, boolean isInInitialList) {
        call(new Notification.Add<>(object, isInInitialList));
    }

    @Override
    public void onUpdate(T before, T now) {
        call(new Notification.Update<>(before, now));
    }

    @Override
    public void onDelete(DeletedObject<T> gone) {
        call(new Notification.Delete<>(gone));
    }

    private void call(Notification<T> notification) {
        try {
            notification.deliverTo(handler);
        } catch (Throwable e) {
            UserCode.rethrowIfFatal(e);
            failures.incrementAndGet();
            first.compareAndSet(null, e);
            limit.error(
                    LOG,
                    "handler",
                    e,
                    "{}: the handler threw; skipping this notification notification=\"{}\"",
                    name,
                    notification);
        }
    }

    long failures() {
        return failures.get();
    }

    /** Returns what the handler threw first; empty if it never threw. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(first.get());
    }
}
