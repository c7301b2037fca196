import informers.api.DeletedObject;
import informers.queue.Delta;
import java.util.ArrayList;
import java.util.List;

/** Given: deltas in words, for the script and the tests. */
final class DeltaText {
    private DeltaText() {}

    static <T> List<String> of(Iterable<Delta<T>> deltas) {
        List<String> texts = new ArrayList<>();
        deltas.forEach(delta -> texts.add(of(delta)));
        return texts;
    }

    /** Such as {@code Added {pod-1 1}}; for a deletion that was not seen, {@code Deleted (unseen; was {pod-1 1})}. */
    static String of(Delta<?> delta) {
        return switch (delta.type()) {
            case DELETED -> delta.type() + " " + of(delta.deleted());
            case REPLACED_ALL -> delta.type() + " " + delta.replacedAll().objects();
            case SYNC_ALL -> delta.type().toString();
            case BOOKMARK -> delta.type() + " " + delta.bookmarkedVersion();
            default -> delta.type() + " " + delta.object();
        };
    }

    private static String of(DeletedObject<?> gone) {
        String last = gone.lastKnown().map(Object::toString).orElse("unknown");
        return gone.finalStateUnknown() ? "(unseen; was " + last + ")" : last;
    }
}
