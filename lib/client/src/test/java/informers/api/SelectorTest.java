package informers.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {
    private static final Map<String, String> LABELS = Map.of("app", "web", "tier", "front", "n", "7", "e", "");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "app=web|true",
                "app==web|true",
                "app=db|false",
                "app!=db|true",
                "app!=web|false",
                "none!=x|true",
                "app|true",
                "none|false",
                "!none|true",
                "! app|false",
                "app in (db, web)|true",
                "app notin (db,web)|false",
                "none notin (a)|true",
                "none in (a)|false",
                "n>6|true",
                "n<7|false",
                "app>1|false",
                "e=|true",
                "e in (,x)|true",
                "app=web,tier=front|true",
                "app=web,tier=back|false",
                " app = web , !none |true",
                "\"\"|true"
            })
    void labels(String selector, boolean matches) {
        LabelSelector parsed = LabelSelector.parse(selector);
        assertThat(parsed.matches(LABELS)).isEqualTo(matches);
        assertThat(LabelSelector.parse(parsed.toString())).isEqualTo(parsed);
    }

    @Test
    void labelsPrintAsInGo() {
        assertThat(LabelSelector.parse("x in (c,a,b), b!=1, !a, k == v,d")).hasToString("!a,b!=1,d,k=v,x in (a,b,c)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=x", "a=b=c", "a in b", "a in (b", "a,", ",a", "a b", "-a=1", "a=-", "a>x", "!a=1", "a//b", "A_/b"
            })
    void invalidLabelSelectorsNameThePlace(String selector) {
        assertThatThrownBy(() -> LabelSelector.parse(selector))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("label selector \"" + selector + "\", at character ")
                .hasMessageContaining("expected");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status.phase=Running|true",
                "status.phase==Running|true",
                "status.phase!=Running|false",
                "spec.x!=y|true",
                "status.phase=Running,spec.nodeName=|true",
                "a\\,b=1\\=2|true"
            })
    void fields(String selector, boolean matches) {
        Map<String, String> fields = Map.of("status.phase", "Running", "a,b", "1=2");
        FieldSelector parsed = FieldSelector.parse(selector);
        assertThat(parsed.matches(f -> fields.getOrDefault(f, ""))).isEqualTo(matches);
        assertThat(FieldSelector.parse(parsed.toString())).isEqualTo(parsed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "=b", "a=b=c", "a=\\x", "a=b\\", "a! =b"})
    void invalidFieldSelectorsNameTheProblem(String selector) {
        assertThatThrownBy(() -> FieldSelector.parse(selector))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected")
                .hasMessageContaining(selector.substring(0, 1));
    }
}
