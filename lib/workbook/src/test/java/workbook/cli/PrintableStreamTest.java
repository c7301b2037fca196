package workbook.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import org.junit.jupiter.api.Test;

/** The output of scripts contains no control characters. */
class PrintableStreamTest {
    private final ByteArrayOutputStream below = new ByteArrayOutputStream();
    private final PrintStream out = PrintableStream.over(below, UTF_8);

    @Test
    void eachWayToPrintIsEscaped() {
        out.println("pod \u001b[2J\u001b]0;title\u0007");
        out.print('\u001b');
        out.printf("%s%n", "\u009b31m 王小明 😀 \u202e");
        out.append("\r\n").write(0x1b);
        out.println(new char[] {'a', '\u001b'});
        var writer = new PrintWriter(out, true);
        writer.println("\u001b[1m\tbold");
        assertThat(below.toString(UTF_8))
                .isEqualTo("pod ^[[2J^[]0;title\\x07\n^[\\x9b31m 王小明 😀 \\u202e\n\n^[a^[\n^[[1m\tbold\n");
    }

    @Test
    void plainTextIsUnchanged() {
        out.println("name\tphase\nZoë – 10 % \u2026");
        out.print("");
        out.flush();
        assertThat(below.toString(UTF_8)).isEqualTo("name\tphase\nZoë – 10 % …\n");
    }
}
