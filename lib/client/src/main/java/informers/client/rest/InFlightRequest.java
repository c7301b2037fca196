package informers.client.rest;

import informers.util.Concurrency;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request in flight: its attempts, the delays before and between them, its deadline, and its response until that has
 * been read.
 *
 * <p>Run by one thread. Any thread may {@link #cancel} it, which ends a delay, a connect, and reading the head or the
 * body of a response. (Java cannot cancel a DNS lookup; then it ends after that.) Corresponds to {@code request} of
 * {@code rest/request.go}.
 */
final class InFlightRequest {
    static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

    private static final Logger LOG = LoggerFactory.getLogger(InFlightRequest.class);

    private final RestClient client;
    private final RestRequest request;
    private final Concurrency concurrency;
    private final Concurrency.Monitor monitor;
    private final long startedAt;

    // Guarded by the monitor.
    private @Nullable Call call; // the current attempt
    private boolean cancelled;

    InFlightRequest(RestClient client, RestRequest request, Concurrency concurrency) {
        this.client = client;
        this.request = request;
        this.concurrency = concurrency;
        this.monitor = concurrency.monitor();
        this.startedAt = concurrency.nanoTime();
    }

    /** Sends the request until it succeeds, or until another attempt makes no sense. */
    RestResponse run(Throttle throttle) {
        Retry retry = new Retry(request);
        RestException previous = null;
        if (!request.isWatch()) { // the first attempt of a watch does not count, as in client-go
            rest(Duration.ZERO, throttle, null);
        }
        while (true) {
            RestException failure;
            Optional<Duration> wait;
            try {
                Response response = send();
                if (response.isSuccessful()) {
                    client.contact().heard();
                    return new RestResponse(client, request, this, response);
                }
                try (response) {
                    failure = ErrorResponse.read(request, client.url(request).toString(), response);
                    wait = retry.after(response);
                }
                if (response.code() < 500) {
                    client.contact().heard();
                } else {
                    client.contact().failed(failure);
                }
            } catch (IOException e) {
                UnreachableException unreachable = unreachable(e);
                failure = unreachable;
                wait = retry.after(unreachable);
                if (unreachable.reason() != UnreachableException.Reason.CANCELLED) {
                    client.contact().failed(unreachable);
                }
            }
            if (wait.isEmpty()
                    || wait.get().compareTo(left()) > 0) { // no time for another attempt: this failure is final
                if (previous != null) {
                    failure.addSuppressed(previous);
                }
                throw failure;
            }
            LOG.debug("attempt {} failed: {}; retrying in {}", retry.tries(), failure.getMessage(), wait.get());
            rest(wait.get(), throttle, failure);
            previous = failure;
        }
    }

    private Response send() throws IOException {
        Call next = client.call(request);
        Duration life = request.isWatch() ? request.whole() : left();
        if (client.isInRealTime() && !life.equals(FOR_EVER) && !life.isZero()) {
            next.timeout().timeout(Math.max(1, life.toNanos()), TimeUnit.NANOSECONDS);
        }
        monitor.with(() -> call = next);
        if (isCancelled()) {
            next.cancel(); // cancel() may have been called before the call existed
        }
        Response response = next.execute();
        client.headIsThere(response);
        return response;
    }

    /** Waits before an attempt: for the delay, and then for the rate limit. */
    private void rest(Duration wait, Throttle throttle, @Nullable RestException previous) {
        try {
            pause(wait);
            throttle.pass(this);
        } catch (IOException e) {
            UnreachableException givenUp = unreachable(e);
            if (previous != null) {
                givenUp.addSuppressed(previous);
            }
            throw givenUp;
        }
    }

    /**
     * Waits.
     *
     * @throws InterruptedIOException if the request is cancelled or the thread is interrupted
     */
    void pause(Duration time) throws InterruptedIOException {
        long from = concurrency.nanoTime();
        monitor.lock();
        try {
            while (!cancelled) {
                Duration rest = time.minusNanos(concurrency.nanoTime() - from);
                if (rest.isNegative() || rest.isZero()) {
                    return;
                }
                monitor.await(rest);
            }
        } catch (InterruptedException e) {
            concurrency.interruptMyself();
        } finally {
            monitor.unlock();
        }
        throw new InterruptedIOException("interrupted");
    }

    /** Returns how much time is left for the whole request; each attempt of a watch has a time limit of its own. */
    Duration left() {
        return request.isWatch() || request.whole().isZero()
                ? FOR_EVER
                : request.whole().minusNanos(concurrency.nanoTime() - startedAt);
    }

    /** Cancels the request. Any thread may call this, more than once. */
    void cancel() {
        monitor.with(() -> {
            cancelled = true;
            monitor.signalAll();
        });
        monitor.read(() -> Optional.ofNullable(call))
                .ifPresent(Call::cancel); // send() handles a call that is created now
    }

    private boolean isCancelled() {
        return monitor.read(() -> cancelled);
    }

    /** Returns an exception for a failure of the network in the head or the body of the response. */
    UnreachableException unreachable(IOException e) {
        return client.unreachable(request, isCancelled(), e);
    }

    @Override
    public String toString() {
        return request.method() + " " + client.url(request);
    }
}
