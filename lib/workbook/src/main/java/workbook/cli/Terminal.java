package workbook.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The terminal of a script. Safe for use by many threads. */
public final class Terminal {
    private Terminal() {}

    /** Clears the terminal, for output that is printed repeatedly. Prints an empty line if the output is not a terminal. */
    public static void clear() {
        System.out.flush();
        if (!isTerminal()) {
            System.out.println();
            return;
        }
        // Not through System.out, which escapes such sequences.
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
        public void close() {} // closing it would close standard output
    }

    /** Returns whether both input and output are a terminal. */
    public static boolean isTerminal() {
        // Since Java 22 there is a console without a terminal too, which has a method for this.
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
