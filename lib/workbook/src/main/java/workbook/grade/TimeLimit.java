package workbook.grade;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Runs the body of a test with a time limit, on a thread of its own, because an answer may loop forever and ignore interrupts.
 * A body that computes has half of the limit in processor time, too: on a busy machine, a right answer is late by the clock.
 */
final class TimeLimit {
    interface Body {
        void run() throws Throwable;
    }

    /** No limit applies in a debugger. */
    private static final boolean DEBUGGER = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(argument -> argument.startsWith("-agentlib:jdwp") || argument.startsWith("-Xrunjdwp"));

    /** How often the limit may pass on the clock while the body computes. */
    private static final int TIMES_ON_THE_CLOCK = 6;

    /** A body that has used no processor time for so long waits for something else. */
    private static final Duration SILENT = Duration.ofMillis(500);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private TimeLimit() {}

    /** What the body threw, or null; and its thread. */
    record Outcome(@Nullable Throwable thrown, Thread thread) {}

    static Outcome run(String name, Duration limit, String fileName, Body body) throws InterruptedException {
        Throwable[] thrown = new Throwable[1];
        Thread thread = new Thread(
                () -> {
                    try {
                        body.run();
                    } catch (Throwable e) {
                        thrown[0] = e;
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(DEBUGGER ? 0 : limit.toMillis());
            for (long clock = limit.toMillis();
                    clock < TIMES_ON_THE_CLOCK * limit.toMillis() && waitsForAProcessor(thread, limit);
                    clock += SILENT.toMillis()) {
                // it computes, and has not had its time yet
            }
        } catch (InterruptedException e) {
            thread.interrupt(); // the grading was cancelled
            throw e;
        }
        if (!thread.isAlive()) {
            return new Outcome(thrown[0], thread);
        }
        StackTraceElement[] trace = thread.getStackTrace();
        WaitFailed late = new WaitFailed("took longer than " + text(limit)
                + Places.in(trace, fileName).map(at -> "; it is at " + at).orElse(""));
        late.setStackTrace(trace);
        thread.interrupt();
        thread.join(200);
        return new Outcome(late, thread);
    }

    /** Watches the thread for some time, and returns whether it computes and has not had half of the limit as processor time. */
    private static boolean waitsForAProcessor(Thread thread, Duration limit) throws InterruptedException {
        long before = THREADS.getThreadCpuTime(thread.getId());
        if (before < 0 || before >= limit.toNanos() / 2) {
            return false; // it has ended, or it has had its time
        }
        thread.join(SILENT.toMillis());
        return thread.isAlive() && THREADS.getThreadCpuTime(thread.getId()) > before;
    }

    static String text(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    /** Throws a checked exception that the signature does not declare, as a test method may. */
    @SuppressWarnings("unchecked")
    static <X extends Throwable> void sneak(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
