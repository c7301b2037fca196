package workbook.command;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The lines that learners' classes print while they are graded: a window shows them, because they would destroy its screen. Keeps the
 * last ones. Safe for use by many threads.
 */
final class PrintedLines extends OutputStream {
    private static final int MOST_LINES = 200;
    private static final int MOST_BYTES = 500;

    private final Deque<String> lines = new ArrayDeque<>();
    private final byte[] line = new byte[MOST_BYTES];
    private int length;

    /** Replaces standard output and standard error of this JVM until it is closed. */
    static AutoCloseableWithoutException capture(PrintedLines into) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream captured = new PrintStream(into, true, StandardCharsets.UTF_8);
        System.setOut(captured);
        System.setErr(captured);
        return () -> {
            System.setOut(out);
            System.setErr(err);
        };
    }

    interface AutoCloseableWithoutException extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public synchronized void write(int b) {
        if (b == '\n') {
            lines.add(new String(line, 0, length, StandardCharsets.UTF_8).stripTrailing());
            length = 0;
            if (lines.size() > MOST_LINES) {
                lines.remove();
            }
        } else if (length < MOST_BYTES) {
            line[length++] = (byte) b;
        }
    }

    /** Returns the lines since the last call, and forgets them. */
    synchronized List<String> take() {
        if (length > 0) {
            write('\n');
        }
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }
}
