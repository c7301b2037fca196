import informers.api.DeletedObject;
import informers.queue.Delta;
import java.util.ArrayList;
import java.util.List;

/** Given: describes deltas, for the script and the tests. */
final class DeltaText {
    private DeltaText() {}

    static <T> List<String> of(Iterable<Delta<T>> deltas) {
        List<String> texts = new ArrayList<>();
        deltas.forEach(delta -> texts.add(of(delta)));
        return texts;
    }

    /** Describes a delta: {@code Added {pod-1 1}}; a tombstone: {@code Deleted (tombstone; last known {pod-1 1})}. */
    static String of(Delta<?> delta) {
        return switch (delta.type()) {
            case DELETED -> delta.type() + " " + of(delta.deleted());
            case REPLACED_ALL -> delta.type() + " " + delta.replacedAll().objects();
            case SYNC_ALL -> delta.type().toString();
            case BOOKMARK -> delta.type() + " " + delta.bookmarkedVersion();
            default -> delta.type() + " " + delta.object();
        };
    }

    private static String of(DeletedObject<?> deleted) {
        String last = deleted.lastKnown().map(Object::toString).orElse("none");
        return deleted.finalStateUnknown() ? "(tombstone; last known " + last + ")" : last;
    }
}
