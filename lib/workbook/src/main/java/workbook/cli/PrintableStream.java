package workbook.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * Keeps control characters away from the terminal, whoever printed them: the names of objects, the phases, messages of a
 * server, folders. It stands below {@code System.out} and {@code System.err} of every script, so that no place which
 * prints must think of it. See {@link Printable#lines} for what becomes of them.
 *
 * <p>As safe for several threads as the stream below.
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

    /** A {@code PrintStream} hands over a text in one piece: no character is cut in two here. */
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
            if (b < ' ' ? b != '\n' && b != '\t' : b == 0x7f) { // what is not ASCII is below 0
                return false;
            }
        }
        return true;
    }
}
