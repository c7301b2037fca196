package informers.watch;

import informers.api.KubeObject;
import java.io.IOException;
import java.util.Optional;

/**
 * An open watch.
 *
 * <p>{@link #next} may be called by one thread; {@link #close} by any. Corresponds to apimachinery's {@code
 * watch.Interface}; instead of a channel it has a method that blocks.
 *
 * @param <T> the type of the objects
 */
public interface Watch<T extends KubeObject> extends AutoCloseable {

    /**
     * Waits for the next event.
     *
     * @return the event; empty if the watch has ended: by the server, by a broken connection ({@link #failure} says
     *     so), or by {@link #close}
     */
    Optional<WatchEvent<T>> next();

    /**
     * {@return why the watch failed: the connection broke, or the stream ended inside an event; empty if it ended
     * cleanly}
     */
    Optional<IOException> failure();

    /** Ends the watch, and a {@link #next} that is waiting. Calling it again has no effect. */
    @Override
    void close();
}
