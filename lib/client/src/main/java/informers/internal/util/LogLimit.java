package informers.internal.util;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Says which of many failures of one kind are to be logged aloud: the 1st, the 10th, the 100th and so on. So a function
 * that fails on every event fills no disk, and a log of any length still shows that it goes on.
 *
 * <p>Any thread. There is no counterpart in client-go.
 */
public final class LogLimit {
    private static final int MOST_KINDS = 100;

    private final Map<String, AtomicLong> seen = new ConcurrentHashMap<>();

    /**
     * Counts one failure.
     *
     * @param kind which kind; after a hundred of them all others are one
     * @return its number among those of its kind, from 1, if it is to be logged; 0 if not
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
