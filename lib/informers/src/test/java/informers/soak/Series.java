package informers.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;

/** One figure, measured repeatedly. Used by one thread. */
final class Series {
    private final String name;
    private final List<Long> values = new ArrayList<>();

    Series(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void add(long value) {
        values.add(value);
    }

    /** Returns the smallest, largest and average value in one third of the time: 0, 1 or 2. */
    LongSummaryStatistics third(int which) {
        int size = values.size();
        return values.subList(which * size / 3, (which + 1) * size / 3).stream()
                .mapToLong(Long::longValue)
                .summaryStatistics();
    }

    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(String.format("%-24s", name));
        for (int i = 0; i < 3; i++) {
            LongSummaryStatistics third = third(i);
            line.append(
                    String.format(" | %10d %10d %10d", third.getMin(), Math.round(third.getAverage()), third.getMax()));
        }
        return line.toString();
    }
}
