package workbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphTest {
    @Test
    void noLineIsLongerThanATerminal() {
        String of80 = "x".repeat(38) + " " + "y".repeat(39);

        assertThat(Paragraph.of(of80 + " z", "  ")).isEqualTo("  " + of80 + "\n  z");
        assertThat(Paragraph.of("a" + of80, "  ")).isEqualTo("  a" + "x".repeat(38) + "\n  " + "y".repeat(39));
    }

    @Test
    void aWordLongerThanALineIsNotSplit() {
        assertThat(Paragraph.of("a " + "x".repeat(90) + " b", "")).isEqualTo("a\n" + "x".repeat(90) + "\nb");
    }

    @Test
    void theTextsOwnLinesAreJoined() {
        assertThat(Paragraph.of("one\ntwo\n  three ", " ")).isEqualTo(" one two three");
    }

    @Test
    void chineseIsWrappedBetweenItsCharacters() {
        assertThat(Paragraph.of("一".repeat(45), "  ")).isEqualTo("  " + "一".repeat(39) + "\n  " + "一".repeat(6));
        assertThat(Paragraph.of("一".repeat(37) + "hasSynced是真", "")).isEqualTo("一".repeat(37) + "\nhasSynced是真");
    }

    @Test
    void chineseIsNotWrappedBeforeAFullStop() {
        assertThat(Paragraph.of("一".repeat(40) + "。", "")).isEqualTo("一".repeat(39) + "\n一。");
        assertThat(Paragraph.of("一".repeat(39) + "（见", "")).isEqualTo("一".repeat(39) + "\n（见");
    }

    @Test
    void aLineBreakBetweenChineseCharactersIsNoSpace() {
        assertThat(Paragraph.of("一个 key\n进了\n队列", "")).isEqualTo("一个 key 进了队列");
    }

    @Test
    void anItemOfAListStartsInAnotherWay() {
        assertThat(Paragraph.of("x".repeat(76) + " y", "a  ", "   ")).isEqualTo("a  " + "x".repeat(76) + "\n   y");
    }

    @Test
    void linesKeepTheirIndentationAndWhatFitsIsUnchanged() {
        assertThat(Paragraph.lines("expected:\n  a    b\n  one two three\n\n队列里每个键resourceVersion", 15))
                .containsExactly("expected:", "  a    b", "  one two three", "", "队列里每个键", "resourceVersion");
        assertThat(Paragraph.lines("  one two three", 10)).containsExactly("  one two", "  three");
    }
}
