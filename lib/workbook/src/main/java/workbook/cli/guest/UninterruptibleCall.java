package workbook.cli.guest;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import workbook.cli.UserError;

/**
 * Sends requests that an interrupt does not cancel: after a cancelled POST it is unknown whether the object exists. The request runs on
 * a thread of its own, and the caller waits for the response.
 */
final class UninterruptibleCall {
    /** Longer than a server's limit for requests (60 s), and than the client waits for a response (70 s). */
    static final Duration LONGEST = Duration.ofSeconds(90);

    /** How long to wait for the response after an interrupt. */
    static final Duration AFTER_INTERRUPT = Duration.ofSeconds(10);

    private UninterruptibleCall() {}

    /**
     * Sends the request and waits for its end, at most 90 s, and at most 10 s after an interrupt. The interrupt flag is set
     * afterwards.
     *
     * @param what names the request, for the message of a timeout
     * @throws RuntimeException if the request throws one
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
            throw new UserError(
                    "the server did not answer in time: " + what
                            + ".\nIt is unknown whether the request was processed. Is the server overloaded, or the network slow?");
        } catch (ExecutionException e) {
            throw rethrown(requireNonNull(e.getCause()));
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
