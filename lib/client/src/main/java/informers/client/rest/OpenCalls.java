package informers.client.rest;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The requests that are under way, until their answer has been read: so that they can be ended from outside. OkHttp's own
 * list forgets a call as soon as the head of its answer is there, which for a watch is at its beginning.
 *
 * <p>Any thread.
 */
final class OpenCalls {
    private final @Nullable OpenCalls around; // those of the client whose scope this is
    private final Set<InFlightRequest> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    OpenCalls(@Nullable OpenCalls around) {
        this.around = around;
    }

    /** Once closed, whatever is added is cancelled. */
    void add(InFlightRequest call) {
        calls.add(call);
        if (closed) {
            call.cancel(); // close() may have looked through them before this one was there
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

    /** @return whether the connections should go as well: not when a scope closes */
    boolean close() {
        closed = true;
        calls.forEach(InFlightRequest::cancel);
        return around == null;
    }
}
