package replay.server;

import informers.util.Concurrency;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
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
    private final Concurrency.Monitor monitor;
    private boolean changed; // guarded by the monitor

    /**
     * @param checkNanos how often a silent watch checks that its client is still connected
     * @param slots in which this stream has reserved a slot
     * @param concurrency what it waits with; its clock must be that of the session
     */
    EventStream(WatchCursor cursor, long checkNanos, WatchSlots slots, Concurrency concurrency) {
        this.cursor = cursor;
        this.checkNanos = checkNanos;
        this.slots = slots;
        this.monitor = concurrency.monitor();
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
        long written = 0;
        try {
            cursor.onChange(this::wake);
            out.flush(); // the headers are sent at once, even if there is no event yet
            while (true) {
                monitor.with(() -> changed = false); // before the poll: a change after the poll wakes this thread again
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
                pause(Duration.ofNanos(Math.max(1, Math.min(next, checkNanos))));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server is stopping
            return written;
        }
    }

    private void wake() {
        monitor.with(() -> {
            changed = true;
            monitor.signalAll();
        });
    }

    private void pause(Duration atMost) throws InterruptedException {
        monitor.lock();
        try {
            if (!changed) {
                monitor.await(atMost);
            }
        } finally {
            monitor.unlock();
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
