package replay.internal.request;

import java.util.List;
import java.util.OptionalLong;

/**
 * One watch, pulled: it never waits and owns no thread. Whoever serves it asks {@link #poll}, writes what came, and
 * then waits until {@link #nanosUntilNext} has passed or {@link #onChange} was called, whichever is first.
 *
 * <p>Any thread may call any method.
 */
public interface WatchCursor extends AutoCloseable {
    /** What is due now: whole lines, each one event as JSON with its newline. Empty if nothing is due. */
    List<byte[]> poll();

    /**
     * How long until something is due by itself (an event of the story, a bookmark, the end), in nanoseconds of the
     * session's clock; 0 if now. Empty if only a client's write can bring something.
     */
    OptionalLong nanosUntilNext();

    /** Whether the stream is over: all was polled, and nothing will come. The server then ends the answer. */
    boolean ended();

    /**
     * Says whom to wake when something new may be there before {@link #nanosUntilNext}. It is called from the thread
     * that made the change, outside the session's lock, and must return at once. A second call replaces the first.
     * Called at once if something is there already.
     */
    void onChange(Runnable wake);

    /** The client left. Can be called twice. */
    @Override
    void close();
}
