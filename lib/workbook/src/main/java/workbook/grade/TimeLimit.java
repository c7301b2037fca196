package workbook.grade;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Runs the body of a test with a time limit, on a thread of its own, because an answer may loop forever and ignore interrupts. */
final class TimeLimit {
    interface Body {
        void run() throws Throwable;
    }

    /** No limit applies in a debugger. */
    private static final boolean DEBUGGER = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(argument -> argument.startsWith("-agentlib:jdwp") || argument.startsWith("-Xrunjdwp"));

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

    static String text(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    /** Throws a checked exception that the signature does not declare, as a test method may. */
    @SuppressWarnings("unchecked")
    static <X extends Throwable> void sneak(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
