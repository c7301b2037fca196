package workbook.stage;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.handler.ResourceEventHandler;
import informers.informer.HandlerRegistration;
import informers.informer.Notification;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A handler on the stage. It keeps the objects as its notifications describe them, so that they can be compared with the server's; and it
 * can be made slow, or made to throw.
 */
final class StageHandler<T extends KubeObject> implements ResourceEventHandler<T> {
    private static final Duration SLOW = Duration.ofSeconds(10);

    final String name;
    private final Concurrency concurrency;
    private final Consumer<String> record;
    private final Consumer<Notification<T>> then;
    private final Map<String, String> known = new TreeMap<>();
    private final List<String> contradictions = new ArrayList<>();
    private @Nullable HandlerRegistration registration;
    private String doing = "";
    private boolean slow;
    private boolean throwing;

    /** @param then called with each notification, as the work of the handler */
    StageHandler(String name, Concurrency concurrency, Consumer<String> record, Consumer<Notification<T>> then) {
        this.name = name;
        this.concurrency = concurrency;
        this.record = record;
        this.then = then;
    }

    void added(HandlerRegistration given) {
        registration = given;
    }

    @Nullable
    HandlerRegistration registration() {
        return registration;
    }

    void slow(boolean is) {
        slow = is;
    }

    void throwing(boolean is) {
        throwing = is;
    }

    /** Returns the objects that exist according to the notifications, as versions by name. */
    Map<String, String> known() {
        return Map.copyOf(known);
    }

    /** Returns the notifications that contradict earlier ones; empty if all are consistent. */
    List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    boolean isCalled() {
        return !doing.isEmpty();
    }

    /** Returns whether it has synced, or cannot: it threw on an object, or was added to an informer that has not synced. */
    boolean hasSyncedOrThrown() {
        return registration == null || registration.hasSynced() || registration.failures() > 0;
    }

    boolean hasNotThrown() {
        return registration == null || registration.failures() == 0;
    }

    /** Returns whether it has been notified of everything that was distributed. */
    boolean isIdle() {
        return doing.isEmpty() && registration != null && registration.backlog() == 0;
    }

    /** Returns what it does, whether it has synced, and the objects as it knows them. */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        rows.add((doing.isEmpty() ? "waits" : "in " + doing)
                + (slow ? ", slow" : "")
                + (throwing ? ", throws" : "")
                + (registration != null && registration.hasSynced() ? ", has synced" : ""));
        known.forEach((pod, version) -> rows.add("knows " + pod + "@" + version));
        rows.addAll(contradictions);
        return rows;
    }

    List<String> backlogRows() {
        if (registration == null || registration.backlog() == 0) {
            return List.of();
        }
        List<String> rows = Contents.of(registration, List.of(this));
        return rows.size() == registration.backlog() ? rows : List.of(registration.backlog() + " notifications");
    }

    @Override
    public void onAdd(T object, boolean isInInitialList) {
        call(new Notification.Add<>(object, isInInitialList), () -> {
            if (known.put(StageText.name(object), object.resourceVersion()) != null) {
                contradictions.add("added twice: " + StageText.of(object));
            }
        });
    }

    @Override
    public void onUpdate(T before, T now) {
        call(new Notification.Update<>(before, now), () -> {
            String version = known.put(StageText.name(now), now.resourceVersion());
            if (!before.resourceVersion().equals(version)) {
                contradictions.add("updated from " + StageText.of(before) + ", but it knew "
                        + (version == null ? "no " + StageText.name(now) : StageText.name(now) + "@" + version));
            }
        });
    }

    @Override
    public void onDelete(DeletedObject<T> gone) {
        call(new Notification.Delete<>(gone), () -> {
            String object = gone.lastKnown().map(StageText::name).orElseGet(() -> StageText.name(gone.key()));
            if (known.remove(object) == null) {
                contradictions.add("deleted, but it knew no " + object);
            }
        });
    }

    private void call(Notification<T> notification, Runnable learn) {
        String text = StageText.of(notification);
        learn.run(); // also if it throws: it was notified, and will not be notified of this again
        if (throwing) {
            record.accept("throws on " + text);
            throw new IllegalStateException("made to throw, on the stage");
        }
        doing = slow ? text : "";
        record.accept("is notified: " + text);
        then.accept(notification);
        if (slow) {
            work();
            doing = "";
            record.accept("has returned from: " + text);
        }
    }

    private void work() {
        try {
            concurrency.sleep(SLOW);
        } catch (InterruptedException e) {
            concurrency.interruptMyself();
        }
    }
}
