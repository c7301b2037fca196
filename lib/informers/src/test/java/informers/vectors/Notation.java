package informers.vectors;

import informers.api.DeletedObject;
import informers.queue.Delta;
import informers.queue.DeltaType;
import informers.queue.Deltas;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How the vectors write tombstones and deltas. */
final class Notation {
    private static final String TOMBSTONE = "DFSU(";

    private Notation() {}

    static boolean isTombstone(String ref) {
        return ref.startsWith(TOMBSTONE);
    }

    /** {@code DFSU(key|object)}, where the object may be {@code null}. */
    static DeletedObject<Thing> tombstone(String ref) {
        int bar = ref.indexOf('|');
        String object = ref.substring(bar + 1, ref.length() - 1);
        return DeletedObject.missed(
                ref.substring(TOMBSTONE.length(), bar),
                object.equals("null") ? Optional.empty() : Optional.of(Thing.parse(object)));
    }

    /** {@code Type:object}, for the types that are about one object. */
    static Delta<Thing> delta(String text) {
        int colon = text.indexOf(':');
        String word = text.substring(0, colon);
        String ref = text.substring(colon + 1);
        DeltaType type = Arrays.stream(DeltaType.values())
                .filter(t -> t.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected a delta's type, found " + text));
        if (type != DeltaType.DELETED) {
            return Delta.of(type, Thing.parse(ref));
        }
        if (isTombstone(ref)) {
            return Delta.deleted(tombstone(ref));
        }
        Thing last = Thing.parse(ref);
        return Delta.deleted(new DeletedObject<>(Thing.KEY.keyOf(last), Optional.of(last), false));
    }

    static String text(DeletedObject<Thing> gone) {
        String object = gone.lastKnown().map(Object::toString).orElse("null");
        return gone.finalStateUnknown() ? TOMBSTONE + gone.key() + "|" + object + ")" : object;
    }

    static String text(Delta<Thing> delta) {
        String what = switch (delta.type()) {
            case ADDED, UPDATED, REPLACED, SYNC -> delta.object().toString();
            case DELETED -> text(delta.deleted());
            case REPLACED_ALL ->
                "ReplacedAll(rv=" + delta.replacedAll().resourceVersion() + ")"
                        + delta.replacedAll().objects().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(" ", "[", "]"));
            case SYNC_ALL -> "SyncAll()";
            case BOOKMARK -> "Bookmark(rv=" + delta.bookmarkedVersion() + ")";
        };
        return delta.type() + ":" + what;
    }

    static List<String> texts(Iterable<Delta<Thing>> deltas) {
        return StreamSupport.stream(deltas.spliterator(), false)
                .map(Notation::text)
                .toList();
    }

    static Deltas<Thing> deltas(List<String> texts) {
        return new Deltas<>(texts.stream().map(Notation::delta).toList());
    }
}
