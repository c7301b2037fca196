package replay.internal.request;

import java.util.List;
import java.util.OptionalLong;

/**
 * An open watch that is polled. It never blocks and has no thread. The caller polls, writes the events, and then
 * waits until {@link #nanosUntilNext} has passed or the callback of {@link #onChange} was called.
 *
 * <p>Thread-safe.
 */
public interface WatchCursor extends AutoCloseable {
    /** Returns the events that are due: each is one line of JSON with its line feed. Empty if none is due. */
    List<byte[]> poll();

    /**
     * Returns the time until the next event that does not depend on a client's write (a recorded change, a bookmark,
     * the end), in nanoseconds of the session's clock; 0 if it is due. Empty if only a write can cause an event.
     */
    OptionalLong nanosUntilNext();

    /**
     * Returns whether the stream has ended: all events were polled and no more will come. The server then ends the
     * response.
     */
    boolean ended();

    /**
     * Sets the callback for events that may be due before {@link #nanosUntilNext}. It is called by the thread that
     * made the change, without the session's lock, and must return at once. A second call replaces the first. If an
     * event is due already, the callback is called at once.
     */
    void onChange(Runnable wake);

    /** Closes the watch, because the client has left. Idempotent. */
    @Override
    void close();
}
