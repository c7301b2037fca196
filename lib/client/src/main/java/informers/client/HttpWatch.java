package informers.client;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.client.rest.RestResponse;
import informers.internal.watch.EventDecoder;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A watch over an HTTP response that does not end. Corresponds to {@code watch.StreamWatcher}; there a goroutine reads
 * ahead into a channel, here the caller's thread reads.
 */
final class HttpWatch<T extends KubeObject> implements Watch<T> {
    private final RestResponse response;
    private final EventDecoder<T> events;

    /**
     * The thread that sets this to true owns the body. A reader sets it back to false when it is done. A thread that
     * then finds the watch closed sets it to true for good, and releases the body.
     */
    private final AtomicBoolean owned = new AtomicBoolean();

    private volatile boolean closed;
    private volatile @Nullable IOException failure;

    HttpWatch(RestResponse response, ResourceType<T> type) {
        this.response = response;
        this.events = new EventDecoder<>(response.body(), type);
    }

    @Override
    public Optional<WatchEvent<T>> next() {
        if (!owned.compareAndSet(false, true)) {
            return Optional.empty();
        }
        Optional<WatchEvent<T>> event = Optional.empty();
        try {
            event = events.next();
            if (event.isPresent()) {
                response.heard();
            }
            return event;
        } catch (IOException e) {
            if (!closed) {
                failure = new IOException(response.broken(e).getMessage(), e); // with a description
            }
            return Optional.empty();
        } finally {
            if (event.isEmpty()) {
                response.cancel(); // otherwise close() would read the rest of a broken body first
                response.close();
            } else {
                owned.set(false);
                releaseIfClosed();
            }
        }
    }

    @Override
    public Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void close() {
        closed = true;
        response.cancel();
        releaseIfClosed();
    }

    private void releaseIfClosed() {
        if (closed && owned.compareAndSet(false, true)) {
            response.close();
        }
    }
}
