package informers.logs;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What this JVM logged, at any level, with stack traces. */
public final class CapturedLogs {
    private static final int MOST = 10_000;
    private static final Queue<String> LINES = new ConcurrentLinkedQueue<>();

    private static final AtomicInteger COUNT = new AtomicInteger();

    private CapturedLogs() {}

    static void add(String line) {
        LINES.add(line);
        if (COUNT.incrementAndGet() > MOST && LINES.poll() != null) { // LINES.size() would walk over all lines
            COUNT.decrementAndGet();
        }
    }

    public static List<String> lines() {
        return List.copyOf(LINES);
    }
}
