package informers.logs;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What this JVM logged, at whatever level, with stack traces. */
public final class CapturedLogs {
    private static final int MOST = 10_000;
    private static final Queue<String> LINES = new ConcurrentLinkedQueue<>();

    private CapturedLogs() {}

    static void add(String line) {
        LINES.add(line);
        if (LINES.size() > MOST) {
            LINES.poll();
        }
    }

    public static List<String> lines() {
        return List.copyOf(LINES);
    }
}
