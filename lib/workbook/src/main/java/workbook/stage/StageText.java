package workbook.stage;

import informers.api.DeletedObject;
import informers.api.KubeObject;
import informers.informer.Notification;
import informers.queue.Delta;
import informers.watch.EventType;
import informers.watch.WatchEvent;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the stage writes objects, events, deltas and notifications: short, with the resourceVersion of each state. */
final class StageText {
    private StageText() {}

    /** Such as {@code pod-1@101}. */
    static String of(KubeObject object) {
        return name(object) + "@" + object.resourceVersion();
    }

    /** Such as {@code pod-1} in the namespace default, and {@code team-a/settings} in another one. */
    static String name(KubeObject object) {
        return name(object.key());
    }

    /** Returns the name of the object with this key. */
    static String name(String key) {
        return key.startsWith("default/") ? key.substring("default/".length()) : key;
    }

    static String of(Collection<? extends KubeObject> objects) {
        return objects.isEmpty()
                ? "nothing"
                : objects.stream().map(StageText::of).collect(Collectors.joining(", "));
    }

    /** Such as {@code MODIFIED pod-1@102}. */
    static String of(WatchEvent<?> event) {
        if (event.type() == EventType.BOOKMARK) {
            return event.type() + " " + event.resourceVersion();
        }
        return event.type() + " "
                + event.status()
                        .map(status -> status.code() + " " + status.reason())
                        .orElseGet(() -> of(event.object()));
    }

    /** Such as {@code add pod-1@101, initial}, {@code update pod-1@101 to 102} and {@code delete pod-1@103}. */
    static String of(Notification<?> notification) {
        if (notification instanceof Notification.Add<?> add) {
            return "add " + object(add.object()) + (add.isInInitialList() ? ", initial" : "");
        }
        if (notification instanceof Notification.Update<?> update) {
            String now = update.now() instanceof KubeObject object ? object.resourceVersion() : object(update.now());
            return "update " + object(update.before()) + " to " + now;
        }
        return "delete " + of(((Notification.Delete<?>) notification).gone());
    }

    static String of(DeletedObject<?> gone) {
        String last = gone.lastKnown().map(StageText::object).orElse(name(gone.key()));
        return gone.finalStateUnknown() ? last + ", missed" : last;
    }

    /** Such as {@code Added pod-1@101}. */
    static String of(Delta<?> delta) {
        return switch (delta.type()) {
            case ADDED, UPDATED, REPLACED, SYNC -> delta.type() + " " + object(delta.object());
            case DELETED -> delta.type() + " " + of(delta.deleted());
            case REPLACED_ALL ->
                delta.type() + " "
                        + delta.replacedAll().objects().stream()
                                .map(StageText::object)
                                .collect(Collectors.joining(", ", "[", "]"));
            case SYNC_ALL -> delta.type().toString();
            case BOOKMARK -> delta.type() + " " + delta.bookmarkedVersion();
        };
    }

    private static String object(@Nullable Object object) {
        return object instanceof KubeObject known ? of(known) : String.valueOf(object);
    }
}
