package informers.internal.util;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

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

    /**
     * Counts a failure, and logs it as an error if it is to be logged; the first of its kind with its stack trace.
     *
     * @param log the logger of the caller
     * @param kind the kind, as in {@link #count}
     * @param thrown the failure
     * @param message what happened and what happens next; the number of failures and the error are appended
     * @param values the values for the message's placeholders
     */
    public void error(Logger log, String kind, Throwable thrown, String message, Object... values) {
        long number = count(kind);
        if (number > 0) {
            List<@Nullable Object> all = new ArrayList<>(List.of(values));
            all.addAll(Arrays.asList(number, UserCode.describe(thrown), number == 1 ? thrown : null));
            log.error(message + " failures={} error=\"{}\"", all.toArray());
        }
    }
}
