package informers.internal.watch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds JSON values in a stream of bytes, in whatever pieces they arrive and whatever white space separates them.
 *
 * <p>Offers a range of bytes that should contain one value: up to the next line feed, as servers write them; or
 * everything received so far, if the stream seems to pause after a closing brace. The caller reports where the value
 * ended ({@link #consume}), or that the range was too short ({@link #extend}). Only in the second case, for a value
 * with line feeds in it, are the bytes examined one by one.
 *
 * <p>Not thread-safe. Corresponds to the {@code json.Decoder} in apimachinery's {@code framer.NewJSONFramedReader}.
 */
final class FrameReader {
    /** The longest value. etcd limits objects to a few MB, so a longer value is not an event. */
    static final int LONGEST = 64 * 1024 * 1024;

    /** The HTTP client returns at most this much in one read. If it returns less, nothing more has arrived. */
    private static final int PIECE = 8 * 1024;

    private final InputStream in;
    private byte[] buffer = new byte[PIECE];
    private int size; // bytes held
    private int from; // where the current value starts
    private int to; // where the offered range ends
    private int scanned; // there is no line feed between from and here
    private boolean pausing; // the last read returned less than it could
    private boolean over; // the stream has ended
    private @Nullable ValueEnd end; // finds the end of this value, byte by byte

    FrameReader(InputStream in) {
        this.in = in;
    }

    /**
     * Waits for the next value.
     *
     * @return false at the end of the stream
     */
    boolean next() throws IOException {
        while (true) {
            while (from < size && isSpace(buffer[from])) {
                from++;
            }
            if (from < size) {
                break;
            }
            if (!fill()) {
                return false;
            }
        }
        scanned = Math.max(scanned, from);
        end = null;
        offer();
        return true;
    }

    /**
     * Waits for a longer range with the same value.
     *
     * @return false if there is none: the stream has ended, or the value is not JSON
     */
    boolean extend() throws IOException {
        if (end != null || over && to == size) {
            return false;
        }
        if (to == size && fill() && findLineFeed()) { // the usual case: the network cut an event in two
            to = scanned;
            return true;
        }
        end = new ValueEnd(from);
        offer();
        return true;
    }

    private void offer() throws IOException {
        do {
            if (end != null) {
                to = end.find(buffer, size);
                if (to >= 0) {
                    return;
                }
            } else {
                if (findLineFeed() || buffer[from] == '{' && (pausing || buffer[size - 1] == '}')) {
                    to = scanned;
                    return;
                }
            }
        } while (fill());
        to = size;
    }

    private boolean findLineFeed() {
        while (scanned < size && buffer[scanned] != '\n') {
            scanned++;
        }
        return scanned < size;
    }

    /** Ends the current value here, before {@link #to}. */
    void consume(int valueEnd) {
        from = valueEnd;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, size - from);
            if (end != null) {
                end.moved(from);
            }
            size -= from;
            scanned -= Math.min(scanned, from);
            from = 0;
        }
        if (size == buffer.length) {
            if (size >= LONGEST) {
                throw new IOException("expected an event, but a value is longer than " + LONGEST + " bytes");
            }
            buffer = Arrays.copyOf(buffer, Math.min(LONGEST, size * 2));
        }
        int room = buffer.length - size;
        int n = in.read(buffer, size, room);
        pausing = n < Math.min(room, PIECE);
        if (n > 0) {
            size += n;
        } else {
            over = true;
        }
        return n > 0;
    }

    byte[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Returns whether the stream has ended, so that the range cannot grow. */
    boolean isOver() {
        return over;
    }
}
