package informers.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParseException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCursorTest {
    private static JsonCursor over(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new JsonCursor(bytes, 0, bytes.length);
    }

    @Test
    void readsSomeFieldsAndSkipsTheOthers() throws JsonParseException {
        JsonCursor in = over("""
                 { "a" : 1, "b":{"c":[{},[],"}"]}, "d": {"e":"x","f":null} , "g":"绿"}""");
        in.enter();
        List<String> seen = new ArrayList<>();
        for (String name = in.nextField(); name != null; name = in.nextField()) {
            if (name.equals("d")) {
                in.enter();
                assertThat(in.nextField()).isEqualTo("e");
                assertThat(in.text()).isEqualTo("x");
                assertThat(in.nextField()).isEqualTo("f");
                assertThat(in.peek()).isEqualTo((byte) 'n');
                in.skip();
                assertThat(in.nextField()).isNull();
            } else if (name.equals("b")) {
                in.skip();
            } else {
                seen.add(in.text());
            }
            seen.add(name);
        }
        assertThat(seen).containsExactly("1", "a", "b", "d", "绿", "g");
        assertThat(in.isAtEnd()).isTrue();
    }

    @Test
    void textsAreUnescapedAndNumbersAreAsWritten() throws JsonParseException {
        assertThat(over("\"a\\n\\u00fc\\\"\\\\\\ud83d\\ude00/\"").text()).isEqualTo("a\nü\"\\😀/");
        assertThat(over("\"\"").text()).isEmpty();
        assertThat(over("-12.50e+400").text()).isEqualTo("-12.50e+400");
        assertThat(over("false").text()).isEqualTo("false");
    }

    @Test
    void itReadsOnlyItsPartOfTheArray() throws JsonParseException {
        byte[] bytes = "xx{\"a\":1}yy".getBytes(StandardCharsets.UTF_8);
        JsonCursor in = new JsonCursor(bytes, 2, bytes.length - 2);
        in.skip();
        assertThat(in.at()).isEqualTo(bytes.length - 2);
        assertThat(in.isAtEnd()).isTrue();
        assertThatThrownBy(() -> new JsonCursor(bytes, 2, bytes.length - 3).skip())
                .isInstanceOf(JsonParseException.class)
                .hasMessageContaining("unexpected end");
        assertThat(new JsonCursor(bytes, 2, bytes.length).isAtEnd()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "{]",
                "[}",
                "{,}",
                "[,]",
                "{\"a\":1,}",
                "[1,]",
                "[1 2]",
                "{\"a\" 1}",
                "{\"a\":}",
                "{\"a\":1 \"b\":2}",
                "{a:1}",
                "{'a':1}",
                "\"a",
                "\"\n\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\",
                "01",
                "-",
                "+1",
                ".5",
                "1.",
                "1e",
                "1e+",
                "tru",
                "nul",
                "True",
                "NaN",
                "[1]]",
                "{}\u0000",
                "0\b"
            })
    void invalidJsonIsRejected(String text) {
        assertThatThrownBy(() -> {
                    JsonCursor in = over(text);
                    in.skip();
                    if (!in.isAtEnd()) {
                        throw new JsonParseException(null, "more follows");
                    }
                })
                .isInstanceOf(JsonParseException.class);
    }

    @Test
    void invalidUtf8IsRejected() {
        for (int[] bytes : new int[][] {
            {0x80},
            {0xc3},
            {0xc3, 0x20},
            {0xe4, 0xbd},
            {0xf0, 0x9f, 0x98},
            {0xc0, 0x80},
            {0xff},
            {0xe0, 0x9f, 0xbf}, // longer than needed
            {0xed, 0xa0, 0x80}, // a surrogate
            {0xed, 0xbf, 0xbf},
            {0xf0, 0x8f, 0xbf, 0xbf}, // longer than needed
            {0xf4, 0x90, 0x80, 0x80} // beyond U+10FFFF
        }) {
            byte[] text = new byte[bytes.length + 2];
            text[0] = text[text.length - 1] = '"';
            for (int i = 0; i < bytes.length; i++) {
                text[i + 1] = (byte) bytes[i];
            }
            assertThatThrownBy(() -> new JsonCursor(text, 0, text.length).skip())
                    .as("%s", (Object) text)
                    .isInstanceOf(JsonParseException.class)
                    .hasMessageContaining("UTF-8");
        }
    }

    @Test
    void theFirstAndLastCharacterOfEachLengthAreAccepted() throws JsonParseException {
        for (int character : new int[] {0x80, 0x7ff, 0x800, 0xfff, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff}) {
            JsonCursor in = over("\"" + Character.toString(character) + "\"");
            in.skip();
            assertThat(in.isAtEnd()).isTrue();
        }
    }

    /**
     * Plain text is skipped eight bytes at a time, so each special byte must be found at each of the eight positions.
     */
    @Test
    void aSpecialByteIsFoundAtEveryPosition() throws JsonParseException {
        for (int place = 0; place < 20; place++) {
            String plain = "a".repeat(place);
            for (String special :
                    new String[] {"", "\\\"", "\\\\", "\\u00e9", "é", "绿", "🟢", " ", "!", "#", "[", "]", "~", "\u007f"
                    }) {
                String text = '"' + plain + special + "a".repeat(9) + '"';
                JsonCursor in = over(text + ",");
                in.skip();
                assertThat(in.at()).as(text).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
            }
            for (String bad : new String[] {"\n", "\u0000", "\u001f"}) {
                assertThatThrownBy(() ->
                                over('"' + plain + bad + "a".repeat(9) + '"').skip())
                        .as(place + " letters before")
                        .isInstanceOf(JsonParseException.class);
            }
        }
    }

    @Test
    void theErrorSaysWhatWasExpectedAndWhatWasFound() {
        assertThatThrownBy(() -> over("{\"a\":1;\"b\":2}").skip()).hasMessageContaining("expected ',', found 0x3b");
        assertThatThrownBy(() -> over("{\"a\":1").skip()).hasMessageContaining("unexpected end");
    }

    /** The same limit as Jackson's; a line of a million brackets must not cause a StackOverflowError. */
    @Test
    void nestingIsLimited() throws JsonParseException {
        over("[".repeat(999) + "]".repeat(999)).skip();
        assertThatThrownBy(() -> over("[".repeat(1_000_000)).skip())
                .isInstanceOf(JsonParseException.class)
                .hasMessageContaining("more than 1000 nested objects and arrays");
    }
}
