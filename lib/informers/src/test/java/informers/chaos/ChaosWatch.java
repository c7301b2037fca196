package informers.chaos;

import informers.api.KubeObject;
import informers.api.ResourceType;
import informers.internal.watch.EventDecoder;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A watch over a {@link ChaosStream}. The library's decoder reads the bytes, as in its watch over HTTP. */
final class ChaosWatch<T extends KubeObject> implements Watch<T> {
    private final ChaosStream stream;
    private final EventDecoder<T> events;
    private volatile boolean closed;
    private volatile @Nullable IOException failure;

    ChaosWatch(ChaosStream stream, ResourceType<T> type) {
        this.stream = stream;
        this.events = new EventDecoder<>(stream, type);
    }

    @Override
    public Optional<WatchEvent<T>> next() {
        try {
            Optional<WatchEvent<T>> event = events.next();
            if (event.isEmpty()) {
                stream.close();
            }
            return event;
        } catch (IOException e) {
            if (!closed) {
                failure = e;
            }
            stream.close();
            return Optional.empty();
        }
    }

    @Override
    public Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void close() {
        closed = true;
        stream.close();
    }
}
