package informers.api;

import informers.internal.json.JsonErrors;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream that keeps the bytes since a mark, so that an object can be cut out once its end is known. */
final class Window extends FilterInputStream {
    private byte[] held = new byte[16 * 1024];
    private long heldFrom; // the offset in the stream of held[0]
    private int size;

    Window(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int n = super.read(into, from, length);
        if (n > 0) {
            if (size + n > held.length) {
                held = Arrays.copyOf(held, Math.max(held.length * 2, size + n));
            }
            System.arraycopy(into, from, held, size, n);
            size += n;
        }
        return n;
    }

    /** Returns the bytes between two offsets of the stream that are both still kept. */
    byte[] cut(long from, long to) {
        return Arrays.copyOfRange(held, (int) (from - heldFrom), (int) (to - heldFrom));
    }

    /** Drops the bytes before this offset. */
    void forgetUntil(long offset) {
        int gone = (int) (offset - heldFrom);
        if (gone > 0) {
            System.arraycopy(held, gone, held, 0, size - gone);
            size -= gone;
            heldFrom = offset;
        }
    }

    String excerpt() {
        return JsonErrors.excerpt(held, 0, size);
    }
}
