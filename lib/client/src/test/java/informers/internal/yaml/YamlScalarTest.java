package informers.internal.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import informers.api.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scalars as kubectl 1.32 reads them; each row was checked with kubectl. */
class YamlScalarTest {
    private static JsonNode read(String value) {
        return Json.yamlTree("x: " + value + "\n").get("x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "1e+06 1000000",
                "1.0 1",
                "1. 1",
                "-1e21 -1e21",
                "1e20 100000000000000000000",
                "1e-7 1e-7",
                "0.000001 0.000001",
                ".5 0.5",
                "+.5 0.5",
                ".1_0 0.1",
                "1_0.5 10.5",
                "0o644 420",
                "0O17 15",
                "0644 420",
                "08 8",
                "0b11 3",
                "-0b11 -3",
                "0x_1f 31",
                "-0 0",
                "-0.0 0",
                "1_000 1000",
                "9223372036854775807 9223372036854775807",
                "9223372036854775808 9223372036854776000",
                "0xffffffffffffffff 18446744073709552000",
                "0777777777777777777777777 7.777777777777778e23",
                "y true",
                "N false",
                "on true",
                "Off false",
                "~ null",
                "NULL null",
                "{y:␣1} {\"true\":1}",
                "{N:␣1} {\"false\":1}",
                "{1e6:␣1} {\"1e+06\":1}",
                "{123456789.5:␣1} {\"1.2345679e+08\":1}",
                "{1e5:␣1} {\"100000\":1}",
                "{1e40:␣1} {\".inf\":1}",
                "{-0.0:␣1} {\"-0\":1}",
                "{0x10:␣1} {\"16\":1}",
                "{.nan:␣1} {\".nan\":1}",
                "{10:30:␣1} {\"10:30\":1}",
                "!!int␣\"5\" 5",
                "!!float␣5 5",
                "!!bool␣y true",
            })
    void values(String yaml, String json) {
        assertThat(read(yaml.replace('␣', ' ')))
                .isEqualTo(Json.tree(json.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22:22",
                "10:30",
                "12:34:56",
                "190:20:30.15",
                "2026-01-31",
                "2026-01-31T10:00:00Z",
                "1e400",
                "0x1p4",
                "0o8",
                "0b2",
                "0x",
                "_1",
                "._1",
                ".1__0",
                "1e",
                "+-5",
                "+",
                ".",
                "inf",
                "yEs",
                "nULL",
                "=",
                "<<",
                "0x10000000000000000"
            })
    void texts(String yaml) {
        assertThat(read(yaml).textValue()).isEqualTo(yaml);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "!!str 5 | 5",
                "!Ref x | x",
                "!Ref yes | yes",
                "! 5 | 5",
                "!!foo 5 | 5",
                "!!java.net.URL x | x",
                "!!binary aGVsbG8= | hello",
                "!!timestamp 2026-01-31 | 2026-01-31",
                "\"\\x41\\u0041\\U0001F41F\" | AA🐟",
            })
    void tagsAndEscapes(String yaml, String text) {
        assertThat(read(yaml).textValue()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".inf",
                "-.inf",
                ".nan",
                "!!int x",
                "!!int 1.5",
                "!!float x",
                "!!bool 1",
                "!!null x",
                "!!binary '***'",
                "!!binary aGVsbG8",
                "!!timestamp x",
                "!!timestamp 2026-13-40",
                "{~: 1}",
                "{[a]: 1}",
                "{9223372036854775808: a}",
                "\"\\ud83d\"",
                "[*b]",
                "&a [*a]",
                "[&a 1, &a [*a]]",
                "{<<: 5}",
                "{<<: ~}",
                "{<<: [1]}",
                "!e!x 5",
                "%a",
                "a: b"
            })
    void rejected(String yaml) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining(" at line 1, column ");
    }

    @Test
    void mergeKeysDependOnTheirPlace() {
        assertThat(read("{a: 1, <<: {a: 2}}")).hasToString("{\"a\":2}");
        assertThat(read("{<<: {a: 2}, a: 1}")).hasToString("{\"a\":1}");
        assertThat(read("{<<: [{a: 1}, {a: 2, b: 3}]}")).hasToString("{\"a\":1,\"b\":3}");
        assertThat(read("{\"<<\": {a: 1}}")).hasToString("{\"<<\":{\"a\":1}}");
        assertThat(read("{a: 1, a: 2}")).hasToString("{\"a\":2}");
    }

    @Test
    void anAliasIsACopy() {
        JsonNode read = read("[&a {b: [c]}, *a]");
        ((com.fasterxml.jackson.databind.node.ArrayNode) read.get(0).get("b")).removeAll();
        assertThat(read).hasToString("[{\"b\":[]},{\"b\":[\"c\"]}]");
    }
}
