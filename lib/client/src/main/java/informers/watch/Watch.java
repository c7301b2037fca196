package informers.watch;

import informers.api.KubeObject;
import java.io.IOException;
import java.util.Optional;

/**
 * An open watch.
 *
 * <p>{@link #next} belongs to one thread; {@link #close} may be called from any. Corresponds to apimachinery's
 * {@code watch.Interface}, whose channel is here a method that waits.
 */
public interface Watch<T extends KubeObject> extends AutoCloseable {

    /**
     * Waits for the next event. Empty when the stream is over: the server ended it, the connection broke, or it was
     * closed. {@link #failure} tells which.
     */
    Optional<WatchEvent<T>> next();

    /** Why the stream ended, if it did not end cleanly: the connection broke, or the last line was cut off. */
    Optional<IOException> failure();

    /** Ends the watch, and a {@link #next} that is waiting. Closing twice is harmless. */
    @Override
    void close();
}
