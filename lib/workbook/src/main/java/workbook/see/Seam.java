package workbook.see;

import informers.api.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts what passes between two parts of an informer at work, and keeps the last few objects. It must not delay the informer, so it
 * makes no texts; that is done ten times a second for what is left. Safe for use by many threads.
 */
final class Seam {
    /** What can happen to an object, in the order in which it is listed. */
    enum Kind {
        ADDED,
        UPDATED,
        DELETED
    }

    private record Passed(Kind kind, @Nullable KubeObject object) {}

    private static final int KEPT = 16; // a power of two

    private final LongAdder[] counts = {new LongAdder(), new LongAdder(), new LongAdder()};
    private final AtomicLong next = new AtomicLong();
    private final AtomicReferenceArray<@Nullable Passed> last = new AtomicReferenceArray<>(KEPT);

    void passed(Kind kind, @Nullable KubeObject object) {
        counts[kind.ordinal()].increment();
        last.set((int) (next.getAndIncrement() & (KEPT - 1)), new Passed(kind, object));
    }

    /** Returns how many of each kind have passed so far. */
    long[] counts() {
        return new long[] {counts[0].sum(), counts[1].sum(), counts[2].sum()};
    }

    /** Returns the last objects, the newest one last: {@code UPDATED default/pod-1@104}. */
    List<String> last() {
        List<String> rows = new ArrayList<>();
        long end = next.get();
        for (long i = Math.max(0, end - KEPT); i < end; i++) {
            Passed passed = last.get((int) (i & (KEPT - 1)));
            if (passed != null && passed.object != null) {
                rows.add(passed.kind + " " + passed.object.key() + "@" + passed.object.resourceVersion());
            }
        }
        return rows;
    }

    /** Returns what has passed between two counts: {@code 12 added, 190 updated}; empty if nothing has. */
    static String between(long[] before, long[] after) {
        List<String> words = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            long passed = after[kind.ordinal()] - before[kind.ordinal()];
            if (passed > 0) {
                words.add(passed + " " + kind.name().toLowerCase(Locale.ROOT));
            }
        }
        return String.join(", ", words);
    }
}
