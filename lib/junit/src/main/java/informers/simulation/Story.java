package informers.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/** What happened in a run, a line each: requests, faults, deaths. It keeps the last lines. Used by one task at a time. */
final class Story {
    private static final int MOST_LINES = 2000;

    private record Line(long at, String who, String what) {}

    private final Deque<Line> lines = new ArrayDeque<>();
    private final LongSupplier nanos;
    private final Onlooker onlooker;

    Story(LongSupplier nanos, Onlooker onlooker) {
        this.nanos = nanos;
        this.onlooker = onlooker;
    }

    Onlooker onlooker() {
        return onlooker;
    }

    void add(String who, String what) {
        note(who, what);
        onlooker.happened(who, what);
    }

    /** Adds a line of which the onlooker knows more. */
    void note(String who, String what) {
        if (lines.size() == MOST_LINES) {
            lines.removeFirst();
        }
        lines.add(new Line(nanos.getAsLong(), who, what));
    }

    List<String> lines() {
        List<String> text = new ArrayList<>();
        for (Line line : lines) {
            text.add(String.format(
                    java.util.Locale.ROOT, "%11s  %-14s %s", Times.of(line.at()), line.who(), line.what()));
        }
        return text;
    }
}
