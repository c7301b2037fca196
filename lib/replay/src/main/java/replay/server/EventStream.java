package replay.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import replay.internal.request.WatchCursor;

/**
 * The body of a watch. WireMock copies bodies with {@link InputStream#transferTo}; this stream overrides it and
 * flushes each batch of events, which otherwise would stay in the server's buffer until that is full.
 *
 * <p>The thread that calls {@code transferTo} is held until the watch ends or the client leaves. As in a real server,
 * only events are sent; {@link ClientSocket} detects that the client has left.
 */
final class EventStream extends InputStream {
    private final WatchCursor cursor;
    private final long checkNanos;
    private final WatchSlots slots;

    /**
     * @param checkNanos how often a silent watch checks that its client is still connected
     * @param slots in which this stream has reserved a slot
     */
    EventStream(WatchCursor cursor, long checkNanos, WatchSlots slots) {
        this.cursor = cursor;
        this.checkNanos = checkNanos;
        this.slots = slots;
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
        return serveTo(out, ClientSocket.ofThisRequest()::isClosed);
    }

    /**
     * Writes each event with one call. Blocks until the watch ends.
     *
     * @param clientLeft called periodically
     */
    long serveTo(OutputStream out, BooleanSupplier clientLeft) throws IOException {
        slots.start(this);
        try (cursor) {
            return serve(out, clientLeft);
        } finally {
            slots.end();
        }
    }

    private long serve(OutputStream out, BooleanSupplier clientLeft) throws IOException {
        Semaphore changed = new Semaphore(0);
        long written = 0;
        try {
            cursor.onChange(changed::release);
            out.flush(); // the headers are sent at once, even if there is no event yet
            while (true) {
                changed.drainPermits(); // before the poll: a change after the poll wakes this thread again
                List<byte[]> lines = cursor.poll();
                for (byte[] line : lines) {
                    out.write(line);
                    written += line.length;
                }
                if (!lines.isEmpty()) {
                    out.flush();
                    continue;
                }
                if (cursor.ended() || clientLeft.getAsBoolean()) {
                    return written;
                }
                long next = cursor.nanosUntilNext().orElse(checkNanos);
                changed.tryAcquire(Math.max(1, Math.min(next, checkNanos)), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server is stopping
            return written;
        }
    }

    /**
     * Returns the end of the stream. WireMock reads bodies for its log, with a limit of 0; events are sent by {@link
     * #transferTo} only.
     */
    @Override
    public int read() {
        return -1;
    }
}
