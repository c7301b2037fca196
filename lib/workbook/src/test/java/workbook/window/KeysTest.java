package workbook.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysTest {
    @Test
    void charactersInOrder() {
        assertThat(keys("hq ?")).containsExactly("h", "q", " ", "?");
        assertThat(keys("问")).containsExactly("问");
        assertThat(keys("\r\n")).containsExactly("enter", "enter");
    }

    /** Terminals send different sequences for one key. */
    @Test
    void namedKeys() {
        assertThat(keys("\033[A\033OB\033[5~\033[6~")).containsExactly("up", "down", "page-up", "page-down");
        assertThat(keys("\033[H\033[4~\033OH")).containsExactly("home", "end", "home");
    }

    @Test
    void escapeIsAKeyUnlessASequenceFollows() {
        assertThat(keys("\033")).containsExactly("escape");
        assertThat(keys("\033\033[Aq")).containsExactly("escape", "up", "q");
    }

    /** A function key must not be read as the letters that it sends. */
    @Test
    void unknownSequencesAndControlCharactersAreIgnored() {
        assertThat(keys("\033[15~\033[1;5Cq\u0001")).containsExactly("q");
    }

    private static List<String> keys(String sent) {
        byte[] bytes = sent.getBytes(StandardCharsets.UTF_8);
        return Keys.of(bytes, bytes.length);
    }
}
