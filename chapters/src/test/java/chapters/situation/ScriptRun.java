package chapters.situation;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import workbook.cli.Scripts;

/**
 * One run of a script in this JVM. Several may run at the same time: the output of a script and of the threads that it
 * starts goes to its own run.
 *
 * @param status the exit status
 * @param out standard output
 * @param err standard error
 * @param took the duration
 */
public record ScriptRun(int status, String out, String err, Duration took) {
    private static final InheritableThreadLocal<OutputStream> SINK = new InheritableThreadLocal<>();
    private static final PrintStream REAL = System.out;

    /** Sends the output of a thread to its own run. */
    private static final class Dispatch extends OutputStream {
        @Override
        public void write(int b) throws java.io.IOException {
            sink().write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws java.io.IOException {
            sink().write(bytes, from, length);
        }

        private static OutputStream sink() {
            OutputStream sink = SINK.get();
            return sink == null ? REAL : sink;
        }
    }

    /** Captures the output of scripts until {@link #restoreOutput}. */
    public static void catchOutput() {
        System.setOut(new PrintStream(new Dispatch(), true, StandardCharsets.UTF_8));
    }

    public static void restoreOutput() {
        System.setOut(REAL);
    }

    /**
     * Runs the script and waits for its end.
     *
     * @param className the script's class, in the default package
     * @throws AssertionError with the thread's stack, if it has not ended within the limit
     */
    public static ScriptRun of(String className, Duration limit, String... arguments) throws Exception {
        return of(className, limit, new ByteArrayOutputStream(), arguments);
    }

    /**
     * Runs the script, and does something as soon as it has printed a text; then waits for its end.
     *
     * @param action runs once, on the script's own thread
     */
    public static ScriptRun whenPrinted(
            String text, Runnable action, String className, Duration limit, String... arguments) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            private boolean done; // guarded by this

            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                super.write(bytes, from, length);
                if (!done && toString(StandardCharsets.UTF_8).contains(text)) {
                    done = true;
                    action.run();
                }
            }
        };
        return of(className, limit, out, arguments);
    }

    private static ScriptRun of(String className, Duration limit, ByteArrayOutputStream out, String... arguments)
            throws Exception {
        Object command = Class.forName(className).getConstructor().newInstance();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        AtomicInteger status = new AtomicInteger(-1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(
                () -> {
                    SINK.set(out);
                    status.set(Scripts.run(command, writer(out), writer(err), arguments));
                },
                className);
        thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
        thread.setDaemon(true);
        long begin = System.nanoTime();
        thread.start();
        thread.join(limit.toMillis());
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        if (thread.isAlive()) {
            String stack = String.join(
                    "\n  ",
                    Arrays.stream(thread.getStackTrace()).map(Object::toString).toList());
            thread.interrupt();
            throw new AssertionError(className + " " + String.join(" ", arguments) + " has not ended within "
                    + limit.toSeconds() + " s; it is at\n  " + stack + "\nand printed\n" + text(out));
        }
        if (failure.get() != null) {
            throw new AssertionError("the script threw", failure.get());
        }
        return new ScriptRun(status.get(), text(out), text(err), took);
    }

    /** Returns the number of lines that it printed. */
    public long lines() {
        return out.lines().count() + err.lines().count();
    }

    private static PrintWriter writer(OutputStream out) {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream out) {
        return out.toString(StandardCharsets.UTF_8);
    }
}
