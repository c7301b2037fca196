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
 * Runs a program and takes what it prints, with a bound on both. A thread cannot be woken from reading a program's output,
 * so we only read what is there already, and look at the program in between.
 */
final class BoundedProcess {
    /** A credential with a long certificate chain has some ten thousand. */
    static final int MOST_BYTES = 1024 * 1024;

    private static final long LOOK_UP_MILLIS = 20;

    private BoundedProcess() {}

    /**
     * Its standard output, if it ends well.
     *
     * @param error makes an exception of what went wrong
     * @throws KubeconfigException if it cannot be run, fails, or takes too much
     * @throws IOException if the answer is no longer needed
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
            throw error.apply("it cannot be run (" + e.getMessage() + "). Mend command of the entry.");
        }
        try {
            if (builder.redirectInput() == ProcessBuilder.Redirect.PIPE) {
                process.getOutputStream().close(); // nobody will answer it
            }
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            long end = concurrency.nanoTime() + patience.toNanos();
            while (!ended(process, concurrency)) {
                read(process.getInputStream(), printed, error);
                if (givenUp.getAsBoolean()) {
                    throw new InterruptedIOException("the request was given up while the exec plugin ran");
                }
                if (concurrency.nanoTime() - end > 0) {
                    throw error.apply("it has not ended within " + patience.toSeconds()
                            + " seconds, so it was stopped. Run it by hand to see what it waits for.");
                }
            }
            read(process.getInputStream(), printed, error);
            if (process.exitValue() != 0) {
                throw error.apply("it failed with exit code " + process.exitValue()
                        + "; what it said about it went to standard error. Run it by hand.");
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
