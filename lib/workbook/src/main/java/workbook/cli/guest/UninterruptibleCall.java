package workbook.cli.guest;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import workbook.cli.UserError;

/**
 * A request that an interrupt does not break off. Whoever breaks off a POST does not know whether the object exists; so it
 * runs on a thread of its own, and the caller waits for its answer.
 */
final class UninterruptibleCall {
    /** Longer than a server lets a request take (60 s), and than the client waits for a silent one (70 s). */
    static final Duration LONGEST = Duration.ofSeconds(90);

    /** How long an answer is waited for after an interrupt. */
    static final Duration AFTER_INTERRUPT = Duration.ofSeconds(10);

    private UninterruptibleCall() {}

    /**
     * Sends the request and waits for its end, but not longer than 90 s, and 10 s after an interrupt. The interrupt is kept
     * for later.
     *
     * @param what names the request, for the error of a wait that was too long
     * @throws RuntimeException what the request threw
     */
    static <R> R of(String what, Supplier<R> request) {
        CompletableFuture<R> answer = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        answer.complete(request.get());
                    } catch (Throwable e) {
                        answer.completeExceptionally(e);
                    }
                },
                "request");
        thread.setDaemon(true);
        thread.start();
        long end = System.nanoTime() + LONGEST.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    end = interrupted ? end : Math.min(end, System.nanoTime() + AFTER_INTERRUPT.toNanos());
                    interrupted = true;
                }
            }
        } catch (TimeoutException e) {
            throw new UserError("the server did not answer in time: " + what
                    + ".\nWhether it did what it was asked is not known. Is it overloaded, or the network slow?");
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException rethrown(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return (RuntimeException) thrown;
    }
}
