package workbook.stage;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/** Finds a task that has the turn and waits for a lock of Java that another task holds, which will not get the turn. */
final class Stuck {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Stuck() {}

    static boolean isStuck(Thread thread) {
        ThreadInfo waiting = THREADS.getThreadInfo(thread.getId());
        if (waiting == null || waiting.getLockOwnerId() < 0) {
            return false;
        }
        ThreadInfo owner = THREADS.getThreadInfo(waiting.getLockOwnerId(), Integer.MAX_VALUE);
        if (owner == null) {
            return false;
        }
        for (StackTraceElement frame : owner.getStackTrace()) {
            if (frame.getMethodName().equals("awaitTurn")) {
                return true;
            }
        }
        return false;
    }
}
