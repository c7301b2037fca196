package informers.chaos;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.HandlerRegistration;
import informers.store.Store;
import informers.util.Concurrency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A handler that records its notifications, and is slow or throws, depending on its kind. */
final class RecordingHandler<T extends KubeObject> implements ResourceEventHandler<T> {
    private final HandlerKind kind;
    private final Story<T> story = new Story<>();
    private final Store<T> store;
    private final Concurrency concurrency;
    private volatile int calls; // written by the calling thread only
    private volatile int thrown;
    private volatile int callsAfterRemoval;
    private volatile boolean healed;
    private volatile boolean removed;
    private volatile @Nullable HandlerRegistration registration;

    RecordingHandler(HandlerKind kind, Store<T> store, Concurrency concurrency) {
        this.kind = kind;
        this.store = store;
        this.concurrency = concurrency;
    }

    @Override
    public void onAdd(T object, boolean isInInitialList) {
        called();
        story.added(object, isInInitialList);
        HandlerRegistration place = registration;
        if (isInInitialList && place != null && place.hasSynced()) {
            story.wrong("notified of " + object + " of the initial list, although it had synced");
        }
        lookUp(object);
        behave(isInInitialList);
    }

    @Override
    public void onUpdate(T before, T now) {
        called();
        story.updated(before, now);
        lookUp(now);
        behave(false);
    }

    @Override
    public void onDelete(DeletedObject<T> gone) {
        called();
        story.deleted(gone);
        behave(false);
    }

    /** Checks that the store has the object of a notification, or a newer state, or none if it is deleted already. */
    private void lookUp(T object) {
        if (kind.looksUp()) {
            Optional<T> stored = store.getByKey(object.key());
            if (stored.isPresent() && version(stored.get()) < version(object)) {
                story.wrong("notified of " + object + ", but the store still has " + stored.get());
            }
        }
    }

    private static long version(KubeObject object) {
        return Long.parseLong(object.resourceVersion());
    }

    private void called() {
        calls++;
        if (removed) {
            callsAfterRemoval++;
        }
    }

    private void behave(boolean initial) {
        if (healed) {
            return;
        }
        if (!kind.slow().isZero()) {
            try {
                concurrency.sleep(kind.slow());
            } catch (InterruptedException e) {
                throw new IllegalStateException("a handler was interrupted", e);
            }
        }
        if (kind.throwsEvery() > 0 && calls % kind.throwsEvery() == 0) {
            thrown++;
            Tally.count("handler that throws");
            if (initial) {
                story.threwOnInitial();
            }
            throw new IllegalStateException("a handler that throws");
        }
    }

    void placed(HandlerRegistration place) {
        registration = place;
    }

    /** Makes it quick, and lets it throw no more. */
    void heal() {
        healed = true;
    }

    void removed() {
        removed = true;
    }

    Story<T> story() {
        return story;
    }

    int calls() {
        return calls;
    }

    int thrown() {
        return thrown;
    }

    int callsAfterRemoval() {
        return callsAfterRemoval;
    }

    @Override
    public String toString() {
        return kind.toString();
    }
}
