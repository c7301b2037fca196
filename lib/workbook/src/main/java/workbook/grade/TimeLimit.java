package workbook.grade;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Runs the body of a test with a time limit, on a thread of its own, because an answer may loop forever and ignore interrupts.
 * On a busy machine, a right answer is late by the clock: a body that computes has more time there, until this process has had half of
 * the limit as processor time. The whole process counts, so that an answer with many busy threads gets no more than others.
 */
final class TimeLimit {
    interface Body {
        void run() throws Throwable;
    }

    /** No limit applies in a debugger. */
    private static final boolean DEBUGGER = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(argument -> argument.startsWith("-agentlib:jdwp") || argument.startsWith("-Xrunjdwp"));

    /** However busy the machine is, no test takes longer than this many limits. */
    private static final int TIMES_ON_THE_CLOCK = 6;

    /** A body that has used no processor time for so long waits for something else. */
    private static final Duration SILENT = Duration.ofMillis(500);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

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
        long start = PROCESS.getProcessCpuTime();
        thread.start();
        try {
            thread.join(DEBUGGER ? 0 : limit.toMillis());
            for (Duration clock = limit;
                    moreWantToRunThanCan()
                            && hasMore(limit, clock, Duration.ofNanos(PROCESS.getProcessCpuTime() - start))
                            && computes(thread);
                    clock = clock.plus(SILENT)) {
                // it has had less of this machine than its share
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

    /** On an idle machine an answer that asks again and again, and sleeps in between, is late after its limit. */
    private static boolean moreWantToRunThanCan() {
        return PROCESS.getSystemLoadAverage() > PROCESS.getAvailableProcessors();
    }

    /** Whether a body that computes may go on after its limit on the clock. */
    static boolean hasMore(Duration limit, Duration clock, Duration processorTime) {
        return clock.compareTo(limit.multipliedBy(TIMES_ON_THE_CLOCK)) < 0
                && processorTime.compareTo(limit.dividedBy(2)) < 0;
    }

    /** Waits a little, and returns whether the thread has used processor time in it and has not ended. */
    private static boolean computes(Thread thread) throws InterruptedException {
        long before = THREADS.getThreadCpuTime(thread.getId());
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
