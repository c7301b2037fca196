package workbook.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import workbook.cli.Language;
import workbook.predict.ShortText.Kind;

class ShortTextTest {
    private static final Text BUT = new Text("but", "但");

    @Test
    void aNumberIsReadFromDigitsAndSmallWords() {
        for (String typed : new String[] {"3", " 3. ", "003", "three", "Three pops", "about 3", "三", "三次", "3 个"}) {
            assertThat(judge(Kind.NUMBER, "3", typed)).as(typed).isTrue();
        }
        assertThat(judge(Kind.NUMBER, "0", "never")).isTrue();
        assertThat(judge(Kind.NUMBER, "3", "4")).isFalse();
        assertThat(judge(Kind.NUMBER, "3", "13")).isFalse();
        assertThat(judge(Kind.NUMBER, "3", "-3")).isFalse();
        assertThat(judge(Kind.NUMBER, "3", "99999999999999999999")).isFalse();
    }

    @Test
    void whatIsNoNumberOrTwoNumbersCannotBeRead() {
        for (String typed : new String[] {"", " ", "many", "3 or 4", "three or four", "?"}) {
            assertThat(new ShortText(Kind.NUMBER, "3", Map.of()).judge(typed))
                    .as(typed)
                    .isEmpty();
        }
    }

    @Test
    void aNameIsComparedWithoutCaseQuotesAndFullStop() {
        for (String typed : new String[] {"Sync", "sync", "`Sync`", "\"SYNC\".", " sync "}) {
            assertThat(judge(Kind.NAME, "sync", typed)).as(typed).isTrue();
        }
        assertThat(judge(Kind.NAME, "sync", "synced")).isFalse();
        assertThat(new ShortText(Kind.NAME, "sync", Map.of()).judge(" . ")).isEmpty();
    }

    @Test
    void aListIsComparedInItsOrder() {
        for (String typed : new String[] {"a, b", "A b", "[a, b]", "a -> b", "a、b", "a and b", "a，b。"}) {
            assertThat(judge(Kind.LIST, "a, b", typed)).as(typed).isTrue();
        }
        assertThat(judge(Kind.LIST, "a, b", "b, a")).isFalse();
        assertThat(judge(Kind.LIST, "a, b", "a")).isFalse();
        assertThat(new ShortText(Kind.LIST, "a, b", Map.of()).judge(", ,")).isEmpty();
    }

    @Test
    void aUsualWrongAnswerHasItsWords() {
        ShortText form = new ShortText(Kind.NUMBER, "3", Map.of("5", BUT));

        assertThat(form.judge("five")).contains(new Verdict("5", false, BUT));
        assertThat(form.judge("6")).contains(new Verdict("6", false, null));
        assertThat(form.expected(Language.CHINESE)).isEqualTo("一个数");
    }

    private static boolean judge(Kind kind, String right, String typed) {
        return new ShortText(kind, right, Map.of()).judge(typed).orElseThrow().right();
    }
}
