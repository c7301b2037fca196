package workbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Text from other sources on a terminal: its control characters, and its width. */
class PrintableTest {
    @Test
    void controlCharactersAreEscaped() {
        assertThat(Printable.line("a\u001b[2Jb")).isEqualTo("a^[[2Jb");
        assertThat(Printable.line("a\nb\tc\rd")).isEqualTo("a\\nb\\tc\\rd");
        assertThat(Printable.line("bell\u0007 \u007f \u009b31m")).isEqualTo("bell\\x07 \\x7f \\x9b31m");
        assertThat(Printable.line("evil\u202etxt.exe \u2066 \u2028")).isEqualTo("evil\\u202etxt.exe \\u2066 \\u2028");
        assertThat(Printable.line("half \ud83d of one")).isEqualTo("half \\ud83d of one");
    }

    @Test
    void otherTextIsUnchanged() {
        for (String text : List.of("", "Anna", "王小明", "Zoë", "Zoe\u0308", "😀", "a  b", "\\x1b")) {
            assertThat(Printable.line(text)).isEqualTo(text);
            assertThat(Printable.lines(text)).isEqualTo(text);
        }
        assertThat(Printable.lines("a\r\n\tb\nc\rd\u001b")).isEqualTo("a\n\tb\nc\\rd^[");
    }

    @Test
    void aWideCharacterTakesTwoColumns() {
        assertThat(Width.of("王小明")).isEqualTo(6);
        assertThat(Width.of("Zoe\u0308")).isEqualTo(3);
        assertThat(Width.of("😀")).isEqualTo(2);
        assertThat(Width.cut("王小明王小明", 8)).isEqualTo("王小...");
        assertThat(Width.cut("abcdefgh", 8)).isEqualTo("abcdefgh");
        assertThat(Columns.of(List.of(List.of("王小明", "1"), List.of("Anna", "2")), "", "  "))
                .isEqualTo("王小明  1\nAnna    2\n");
    }
}
