package workbook.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import workbook.tape.WatchCursor;

/**
 * The body of a watch. WireMock hands bodies on by {@link InputStream#transferTo}; this stream takes that over and
 * flushes what was due, for what is merely read stays in the server's buffer until it is full.
 *
 * <p>The thread that calls {@code transferTo} is held until the watch ends or the client leaves. That a client left shows
 * when something is written to it, and only then: hence the bare newline now and then, which every client skips.
 */
final class EventStream extends InputStream {
    private static final byte[] NEWLINE = {'\n'};

    private final WatchCursor cursor;
    private final long heartbeatNanos;
    private final AtomicInteger open;

    /** @param open counts the streams that are being served */
    EventStream(WatchCursor cursor, long heartbeatNanos, AtomicInteger open) {
        this.cursor = cursor;
        this.heartbeatNanos = heartbeatNanos;
        this.open = open;
    }

    @Override
    public long transferTo(OutputStream out) throws IOException {
        open.incrementAndGet();
        try (cursor) {
            return serve(out);
        } finally {
            open.decrementAndGet();
        }
    }

    private long serve(OutputStream out) throws IOException {
        Semaphore changed = new Semaphore(0);
        long written = 0;
        try {
            cursor.onChange(changed::release);
            out.flush(); // the head of the answer goes out at once, also when there is no event yet
            while (true) {
                changed.drainPermits(); // before looking: what comes after the look wakes us again
                List<byte[]> lines = cursor.poll();
                for (byte[] line : lines) {
                    out.write(line);
                    written += line.length;
                }
                if (!lines.isEmpty()) {
                    out.flush();
                    continue;
                }
                if (cursor.ended()) {
                    return written;
                }
                if (!wait(changed)) {
                    out.write(NEWLINE);
                    out.flush();
                    written++;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops
            return written;
        }
    }

    /** Returns false if so much time passed in silence that a newline is due. */
    private boolean wait(Semaphore changed) throws InterruptedException {
        OptionalLong next = cursor.nanosUntilNext();
        if (next.isPresent() && next.getAsLong() < heartbeatNanos) {
            changed.tryAcquire(Math.max(next.getAsLong(), 1), TimeUnit.NANOSECONDS);
            return true;
        }
        return changed.tryAcquire(heartbeatNanos, TimeUnit.NANOSECONDS);
    }

    /** WireMock asks for the bytes to log them, with a limit of none. Events are for {@link #transferTo} alone. */
    @Override
    public int read() {
        return -1;
    }
}
