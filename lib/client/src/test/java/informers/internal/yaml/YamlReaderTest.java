package informers.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import informers.api.DecodeException;
import informers.api.Json;
import informers.api.Unstructured;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents, their forms and their limits. */
class YamlReaderTest {
    private static final String JSON = "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"%s\"}}";
    private static final String POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n";

    private static List<String> names(String text) {
        return Unstructured.allFromYaml(text).stream().map(Unstructured::name).toList();
    }

    @Test
    void severalJsonValuesAreRead() {
        String a = JSON.formatted("a");
        String b = JSON.formatted("b");
        assertThat(names(a + b)).containsExactly("a", "b");
        assertThat(names(a + "\n" + b + " null\n")).containsExactly("a", "b");
        assertThat(names(a + "\n---\n" + b + b + "\n---\n" + POD)).containsExactly("a", "b", "b", "a");
        assertThat(names("\ufeff" + a.replace("{", "{\n\t").replace(":", "\t:\t")))
                .containsExactly("a");
        assertThat(names(a + "\n# end\n...\n")).containsExactly("a");
        assertThat(names(JSON.formatted("a\\/b\\ud83d\\udc1f"))).containsExactly("a/b\ud83d\udc1f");
        assertThat(names(JSON.formatted("a\\ud83d"))).containsExactly("a\ufffd");
        assertThatThrownBy(() -> names(a + "\n{\"kind\": \"Pod\" \"x\": \"hunter2\"}"))
                .hasMessageStartingWith("document 2: expected YAML, but the text cannot be read at line 2, column 16")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--- {apiVersion: v1, kind: Pod, metadata: {name: a}}",
                "--- # comment\n" + POD,
                "---#comment\n" + POD,
                "---\t\r\n" + POD,
                "---\n\ufeff" + POD,
                "%YAML 1.1\n---\n" + POD,
                "# c\n%TAG !e! tag:x,2000:\n---\n" + POD + "x: !e!y 1\n",
                POD + "...\n---\n",
                POD + "x: |\n  ---\n  a\n--- ~\n---\n",
                "apiVersion:\tv1\nkind: \tPod\t# c\nmetadata:\t{\n\t\"name\":\t\"a\"\t,\n\t}\nx: [\t'a\tb'\t]\n",
            })
    void oneObject(String text) {
        assertThat(names(text)).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                POD + "...\n" + POD,
                "apiVersion: v1\nkind: Pod\nmetadata:\n\tname: a\n",
                "apiVersion: v1\nkind: Pod\n\t\nmetadata: {name: a}\n",
                POD + "x:\n-\ta: 1\n",
                POD + "x: \"a\u007fb\"\n",
                POD + "x: \"a\ud83d\"\n",
                "{\"a\": 1} {",
                POD + "x: \"\\u",
                POD + "x: \"\\u12",
                POD + "x: \"\\UFFFFFFFF\"\n",
                POD + "x: \"\\U00110000\"\n",
            })
    void rejected(String text) {
        assertThatThrownBy(() -> names(text)).isInstanceOf(YamlException.class);
    }

    @Test
    void tabsInTextsAreKept() {
        assertThat(Json.yamlTree("x: [\"a\tb\", 'c\td', e\tf]\nw: \"\tg\t\"\nz: |\n  h\ti\n"))
                .hasToString("{\"x\":[\"a\\tb\",\"c\\td\",\"e\\tf\"],\"w\":\"\\tg\\t\",\"z\":\"h\\ti\\n\"}");
    }

    @Test
    void positionsCountFromTheStartOfTheText() {
        String text = "# c\r\n---\n" + JSON.formatted("a") + "\n--- # x\n\n" + POD + "x: [\n---\n";
        assertThatThrownBy(() -> names(text)).isInstanceOfSatisfying(YamlException.class, e -> {
            assertThat(e.line()).isEqualTo(10);
            assertThat(e).hasMessageStartingWith("document 2:");
        });
        assertThatThrownBy(() -> names("---\n---\n\n  kind: Pod\n"))
                .hasMessageStartingWith("document 2 (line 4): expected an object with kind and apiVersion");
    }

    @Test
    void deepDocumentsAreRead() {
        String deep = "[".repeat(900) + "]".repeat(900);
        assertThat(names(POD + "x: " + deep)).containsExactly("a");
        assertThat(names(JSON.formatted("a").replace("}}", "},\"x\":" + deep + "}")))
                .containsExactly("a");
        assertThat(names(POD + "x:\n" + "- ".repeat(900) + "a")).containsExactly("a");
    }

    @Test
    void longDocumentsAreRead() {
        assertThat(names(POD + "x: " + "y".repeat(3_500_000) + "\n---\n" + POD + "x:\n"
                        + ("- " + "words ".repeat(20) + "\n").repeat(30_000)))
                .containsExactly("a", "a");
    }

    @Test
    void bombsAreRejectedInBoundedTime() {
        StringBuilder doubling = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 60; i++) {
            doubling.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        String nested = "&a [".repeat(500) + "]".repeat(500) + "\nb: &b " + "[".repeat(600) + "*a" + "]".repeat(600);
        for (String bomb : List.of(
                doubling.toString(),
                doubling + "? *a59\n: x\n",
                "a: &a \"" + "x".repeat(100_000) + "\"\nb: [" + "*a,".repeat(100_000) + "]\n",
                "a: " + nested + "\n",
                "x: " + "[".repeat(100_000),
                "x: " + "{a: ".repeat(200_000),
                "x: " + "- ".repeat(200_000),
                "{\"x\": " + "[".repeat(100_000))) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertThatThrownBy(() -> names(POD + bomb)).isInstanceOf(DecodeException.class));
        }
    }
}
