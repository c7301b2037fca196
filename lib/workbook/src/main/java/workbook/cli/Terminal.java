package workbook.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The terminal that a script prints on, if it is one. Any thread. */
public final class Terminal {
    private Terminal() {}

    /** Clears the terminal, for a page that is drawn again and again. Where the output is no terminal: an empty line. */
    public static void clear() {
        System.out.flush();
        if (!isTerminal()) {
            System.out.println();
            return;
        }
        // Past System.out, which keeps such sequences from the terminal.
        try (var terminal = new NeverClosed()) {
            terminal.write("\033[H\033[2J".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the terminal", e);
        }
    }

    private static final class NeverClosed extends FileOutputStream {
        NeverClosed() {
            super(FileDescriptor.out);
        }

        @Override
        public void close() {} // it would close standard output for all
    }

    /** Since Java 22 there is a console without a terminal too; it says so. */
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
