package workbook.grade;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Runs a test's body with a time limit, on a thread of its own: an answer may loop for ever and hear no interrupt. */
final class Limit {
    interface Body {
        void run() throws Throwable;
    }

    /** Somebody who steps through an exercise is not too slow. */
    private static final boolean DEBUGGER = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(argument -> argument.startsWith("-agentlib:jdwp") || argument.startsWith("-Xrunjdwp"));

    private Limit() {}

    /** What the body threw, or null; and the thread that it ran on. */
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
        thread.join(DEBUGGER ? 0 : limit.toMillis());
        if (!thread.isAlive()) {
            return new Outcome(thrown[0], thread);
        }
        StackTraceElement[] trace = thread.getStackTrace();
        WaitFailed late = new WaitFailed("took longer than " + text(limit)
                + Places.in(trace, fileName).map(at -> "; it stands at " + at).orElse(""));
        late.setStackTrace(trace);
        thread.interrupt();
        thread.join(200);
        return new Outcome(late, thread);
    }

    static String text(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    /** Throws a checked exception where the signature has none: a test method may throw anything. */
    @SuppressWarnings("unchecked")
    static <X extends Throwable> void sneak(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
