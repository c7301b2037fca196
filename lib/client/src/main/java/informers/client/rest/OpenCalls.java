package informers.client.rest;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The requests in flight, until their responses have been read, so that they can be cancelled. OkHttp's own list drops
 * a call as soon as the head of the response has arrived, which for a watch is at its start.
 *
 * <p>Thread-safe.
 */
final class OpenCalls {
    private final @Nullable OpenCalls around; // those of the client that this scope belongs to
    private final Set<InFlightRequest> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    OpenCalls(@Nullable OpenCalls around) {
        this.around = around;
    }

    /** Adds a request. Cancels it if this is closed. */
    void add(InFlightRequest call) {
        calls.add(call);
        if (closed) {
            call.cancel(); // close() may have iterated before this one was added
        }
        if (around != null) {
            around.add(call);
        }
    }

    void remove(InFlightRequest call) {
        calls.remove(call);
        if (around != null) {
            around.remove(call);
        }
    }

    /** @return whether to close the connections too: not when a scope is closed */
    boolean close() {
        closed = true;
        calls.forEach(InFlightRequest::cancel);
        return around == null;
    }
}
