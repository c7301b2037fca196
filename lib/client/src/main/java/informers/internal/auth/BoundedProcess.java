package informers.internal.auth;

import informers.client.config.KubeconfigException;
import informers.util.Concurrency;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Runs a program and returns its output, with limits for time and size. A thread that reads a program's output cannot
 * be interrupted, so this reads only what is available, and checks the program in between.
 */
final class BoundedProcess {
    /** A credential with a long certificate chain has about ten thousand bytes. */
    static final int MOST_BYTES = 1024 * 1024;

    private static final long LOOK_UP_MILLIS = 20;

    private BoundedProcess() {}

    /**
     * Returns the standard output of a program that ends successfully.
     *
     * @param error creates an exception from a description
     * @throws KubeconfigException if the program cannot be run, fails, or exceeds a limit
     * @throws IOException if the request was cancelled, or the thread interrupted
     */
    static byte[] run(
            ProcessBuilder builder,
            Duration patience,
            BooleanSupplier givenUp,
            Concurrency concurrency,
            Function<String, KubeconfigException> error)
            throws IOException {
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw error.apply("it cannot be run (" + e.getMessage() + "). Correct the field command of the entry.");
        }
        try {
            if (builder.redirectInput() == ProcessBuilder.Redirect.PIPE) {
                process.getOutputStream().close(); // it has no input
            }
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            long end = concurrency.nanoTime() + patience.toNanos();
            while (!ended(process, concurrency)) {
                read(process.getInputStream(), printed, error);
                if (givenUp.getAsBoolean()) {
                    throw new InterruptedIOException("the request was cancelled while the exec plugin ran");
                }
                if (concurrency.nanoTime() - end > 0) {
                    throw error.apply("it has not ended within " + patience.toSeconds()
                            + " seconds, so it was stopped. Run it by hand to see what it waits for.");
                }
            }
            read(process.getInputStream(), printed, error);
            if (process.exitValue() != 0) {
                throw error.apply("it failed with exit code " + process.exitValue()
                        + "; its message is on standard error. Run it by hand.");
            }
            return printed.toByteArray();
        } finally {
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private static boolean ended(Process process, Concurrency concurrency) throws InterruptedIOException {
        try {
            return process.waitFor(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            concurrency.interruptMyself();
            throw new InterruptedIOException("interrupted while the exec plugin ran");
        }
    }

    private static void read(
            InputStream output, ByteArrayOutputStream printed, Function<String, KubeconfigException> error)
            throws IOException {
        for (int there = output.available(); there > 0; there = output.available()) {
            printed.writeBytes(output.readNBytes(Math.min(there, MOST_BYTES)));
            if (printed.size() > MOST_BYTES) {
                throw error.apply(
                        "it prints more than " + MOST_BYTES + " bytes, which is no credential. It was stopped.");
            }
        }
    }
}
