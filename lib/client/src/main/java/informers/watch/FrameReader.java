package informers.watch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds JSON values in a stream of bytes, however the network cut them and whatever white space stands between them:
 * usually one on each line, but the protocol is values, not lines.
 *
 * <p>It offers a range of bytes in which one value should be: up to the next line feed, as servers send them; or all that
 * there is, when the stream seems to pause, for a value is whole with its last brace. Whoever reads the value says where it
 * ended ({@link #consume}), or that the range ended too early ({@link #extend}). Only then, for a value with line feeds in
 * it, are the bytes looked at one by one to find where it ends.
 *
 * <p>Used by one thread. Corresponds to the {@code json.Decoder} behind apimachinery's {@code framer.NewJSONFramedReader}.
 */
final class FrameReader {
    /** No event comes near this size (etcd keeps objects under a few MB), so a longer value is not an event. */
    static final int LONGEST = 64 * 1024 * 1024;

    /** The HTTP client hands out no more at once. When it hands out less, nothing more has arrived. */
    private static final int PIECE = 8 * 1024;

    private final InputStream in;
    private byte[] buffer = new byte[PIECE];
    private int size; // bytes held
    private int from; // where the current value begins; everything before is done with
    private int to; // where the range on offer ends
    private int scanned; // up to here there is no line feed after from
    private boolean pausing; // the last read brought less than it could
    private boolean over; // the stream has ended
    private @Nullable ValueEnd end; // looks for the end of this value, byte by byte

    FrameReader(InputStream in) {
        this.in = in;
    }

    /**
     * Goes to the next value, and waits for it.
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
     * Offers a longer range for the same value, and waits for it.
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

    /** The value on offer ended here, before {@link #to}. */
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

    /** Whether the stream has ended, so that the range on offer is all that will ever come. */
    boolean isOver() {
        return over;
    }
}
