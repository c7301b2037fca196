package informers.watch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Whole lines from bytes, however the network cut them: in the middle of a line, of a character, or many lines at
 * once. Empty lines are passed over; servers send them to see whether we are still there.
 *
 * <p>Used by one thread.
 */
final class LineReader {
    /** No event comes near this size (etcd keeps objects under a few MB), so a longer line is not an event. */
    static final int LONGEST = 64 * 1024 * 1024;

    private final InputStream in;
    private byte[] buffer = new byte[8 * 1024];
    private int size; // bytes held
    private int lineFrom; // where the current line begins
    private int scanned; // up to here there is no line feed after lineFrom

    private int from; // the line that was found
    private int to;
    private boolean terminated;

    LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * Finds the next line, from {@link #from} to {@link #to} in {@link #buffer}, without its line end.
     *
     * @return false at the end of the stream
     */
    boolean next() throws IOException {
        while (true) {
            for (int i = scanned; i < size; i++) {
                if (buffer[i] == '\n') {
                    int start = lineFrom;
                    lineFrom = scanned = i + 1;
                    if (line(start, i)) {
                        terminated = true;
                        return true;
                    }
                }
            }
            scanned = size;
            if (!fill()) {
                // A last line without a line feed counts; whether it is whole, its reader will see.
                terminated = false;
                int start = lineFrom;
                lineFrom = size;
                return line(start, size);
            }
        }
    }

    private boolean line(int start, int end) {
        while (end > start && isSpace(buffer[end - 1])) {
            end--;
        }
        while (start < end && isSpace(buffer[start])) {
            start++;
        }
        from = start;
        to = end;
        return start < end;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }

    private boolean fill() throws IOException {
        if (lineFrom > 0) {
            System.arraycopy(buffer, lineFrom, buffer, 0, size - lineFrom);
            size -= lineFrom;
            scanned -= lineFrom;
            lineFrom = 0;
        }
        if (size == buffer.length) {
            if (size >= LONGEST) {
                throw new IOException("expected an event, but a line is longer than " + LONGEST + " bytes");
            }
            buffer = Arrays.copyOf(buffer, Math.min(LONGEST, size * 2));
        }
        int n = in.read(buffer, size, buffer.length - size);
        if (n > 0) {
            size += n;
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

    /** Whether the line ended with a line feed; only the last of a stream may not. */
    boolean terminated() {
        return terminated;
    }
}
