package workbook.command;

import java.io.PrintWriter;
import java.util.Optional;
import workbook.cli.Paragraph;
import workbook.window.Size;

/** Prints text that fits the terminal: a terminal itself breaks lines inside words. */
final class Wrapped {
    private Wrapped() {}

    /** Prints the lines, wrapped between words if the output is a terminal; unchanged otherwise, for other programs. */
    static void print(PrintWriter out, String text) {
        Optional<Size> terminal = Size.ofTerminal();
        if (terminal.isEmpty()) {
            text.lines().forEach(out::println);
        } else {
            Paragraph.lines(text, terminal.get().columns()).forEach(out::println);
        }
        out.flush();
    }
}
