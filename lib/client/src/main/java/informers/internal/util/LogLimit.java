package informers.internal.util;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Selects which of many failures of one kind are logged as a warning: the 1st, the 10th, the 100th and so on. A
 * function that fails on every event then does not fill the log, and the log still shows that it continues.
 *
 * <p>Thread-safe. client-go has no counterpart.
 */
public final class LogLimit {
    private static final int MOST_KINDS = 100;

    private final Map<String, AtomicLong> seen = new ConcurrentHashMap<>();

    /**
     * Counts a failure.
     *
     * @param kind the kind; after a hundred kinds all others count as one
     * @return its number among those of its kind, starting at 1, if it is to be logged; 0 otherwise
     */
    public long count(String kind) {
        String known = seen.containsKey(kind) || seen.size() < MOST_KINDS ? kind : "";
        long number = seen.computeIfAbsent(known, k -> new AtomicLong()).incrementAndGet();
        long rest = number;
        while (rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1 ? number : 0;
    }
}
