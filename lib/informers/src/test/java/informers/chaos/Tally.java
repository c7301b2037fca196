package informers.chaos;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what happened in all schedules of this JVM. So a test can check that its schedules contain the events for which
 * they were written. Thread-safe.
 */
final class Tally {
    private static final Map<String, LongAdder> COUNTS = new ConcurrentHashMap<>();

    private Tally() {}

    static void count(Object what) {
        COUNTS.computeIfAbsent(name(what), w -> new LongAdder()).increment();
    }

    private static String name(Object what) {
        return what instanceof Enum<?> value
                ? value.getDeclaringClass().getSimpleName() + "." + value.name()
                : what.toString();
    }

    static long of(Object what) {
        LongAdder count = COUNTS.get(name(what));
        return count == null ? 0 : count.sum();
    }

    static Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>();
        COUNTS.forEach((what, count) -> all.put(what, count.sum()));
        return all;
    }
}
