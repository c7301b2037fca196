package workbook.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * An output stream that escapes control characters, as {@link Printable#lines} does. {@code System.out} and {@code System.err} of
 * every script write to it, so that names and messages from a server are safe wherever they are printed.
 *
 * <p>As safe for use by many threads as the stream to which it writes.
 */
final class PrintableStream extends FilterOutputStream {
    private final Charset charset;

    private PrintableStream(OutputStream below, Charset charset) {
        super(below);
        this.charset = charset;
    }

    /** Returns a stream that flushes at the end of each line. */
    static PrintStream over(OutputStream below, Charset charset) {
        return new PrintStream(new PrintableStream(below, charset), true, charset);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /** A {@code PrintStream} writes a text in one piece, so no character is split here. */
    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (isPlain(bytes, from, length)) {
            out.write(bytes, from, length);
        } else {
            out.write(Printable.lines(new String(bytes, from, length, charset)).getBytes(charset));
        }
    }

    private static boolean isPlain(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            byte b = bytes[i];
            if (b < ' ' ? b != '\n' && b != '\t' : b == 0x7f) { // bytes outside ASCII are negative
                return false;
            }
        }
        return true;
    }
}
