package informers.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** apiserver/pkg/sharding and apimachinery/pkg/sharding. */
class ShardSelectorTest {
    private static final String UID = "object.metadata.uid";
    private static final String LOW = "'0x0000000000000000'";
    private static final String MIDDLE = "'0x8000000000000000'";
    private static final String END = "'0x10000000000000000'";

    private static String range(String field, String start, String end) {
        return "shardRange(" + field + ", " + start + ", " + end + ")";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "single requirement with uid | shardRange(object.metadata.uid, '0x0000000000000000', '0x8000000000000000')",
                "full range with 2^64 end | shardRange(object.metadata.uid, '0x0000000000000000', '0x10000000000000000')",
                "namespace field | shardRange(object.metadata.namespace, '0x0000000000000000', '0x8000000000000000')",
                "no spaces | shardRange(object.metadata.uid,'0x0000000000000000','0x8000000000000000')",
                "extra whitespace |   shardRange ( object . metadata . uid ,  '0x0000000000000000' , '0x8000000000000000' )  ",
                "double quotes | shardRange(object.metadata.uid, \"0x0000000000000000\", \"0x8000000000000000\")"
            })
    @DisplayName("TestParse: one range, in any form that CEL allows")
    void parse(String name, String text) {
        ShardSelector read = ShardSelector.parse(text);
        assertThat(read.matches("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee", "abc")) // e71f… as a namespace, 9375… as a uid
                .as(name)
                .isEqualTo(name.startsWith("full"));
        assertThat(ShardSelector.parse(read.toString()))
                .as("TestParseRoundTrip")
                .isEqualTo(read);
    }

    @Test
    @DisplayName("TestParse, TestParseRoundTrip: several ranges joined by ||")
    void several() {
        String third = "'0xc000000000000000'";
        String text = range(UID, LOW, "'0x4000000000000000'") + " || " + range(UID, MIDDLE, third) + " || "
                + range(UID, third, END);
        ShardSelector read = ShardSelector.parse(text.replace(" || ", "||"));
        assertThat(read).hasToString(text).hasSameHashCodeAs(ShardSelector.parse(text));
        assertThat(read.matches("abc", "")).isTrue(); // e71f…
        assertThat(read.matches("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee", "")).isTrue(); // 9375…
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "true",
                "shardRange()",
                "shardRange(object.metadata.uid, '0x0000000000000000')",
                "shardRange(object.metadata.uid, '0x0', '0x8000000000000000')", // short hex rejected
                "shardRange(object.metadata.uid, '0000000000000000', '0x8000000000000000')",
                "shardRange(object.metadata.uid, '0x000000000000000G', '0x8000000000000000')",
                "shardRange(object.metadata.uid, '0x0000000000000000', '0x800000000000000A')",
                "shardRange(object.metadata.uid, '0x0000000000000000', '0x10000000000000001')",
                "shardRange(object.metadata.uid, '0x10000000000000000', '0x10000000000000000')",
                "shardRange(object.metadata.uid, '0x8000000000000000', '0x8000000000000000')", // start equals end
                "shardRange(object.metadata.uid, '0x8000000000000001', '0x8000000000000000')",
                "shardRange(object.metadata.uid, '0x0000000000000000', '0x0000000000000000')",
                "shardRange(object.metadata.uid, 0, 1)",
                "shardRange(object.metadata.name, '0x0000000000000000', '0x8000000000000000')",
                "shardRange(object.metadata.labels, '0x0000000000000000', '0x8000000000000000')",
                "shardRange('object.metadata.uid', '0x0000000000000000', '0x8000000000000000')",
                "otherRange(object.metadata.uid, '0x0000000000000000', '0x8000000000000000')",
                "shardRange(object.metadata.uid, '0x0000000000000000', '0x8000000000000000') && true",
                "shardRange(object.metadata.uid, '0x0000000000000000', '0x8000000000000000') ||",
                "shardRange(object.metadata.uid, '0x0000000000000000', '0x8000000000000000')"
                        + " || shardRange(object.metadata.namespace, '0x8000000000000000', '0x10000000000000000')"
            })
    @DisplayName("TestParse: everything else is refused")
    void refused(String text) {
        assertThatThrownBy(() -> ShardSelector.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected ");
    }

    @ParameterizedTest
    @CsvSource({
        "'', cbf29ce484222325",
        "abc, e71fa2190541574b",
        "default, ebada5168620c5fe",
        "kube-system, df65c7bc1d82b35e",
        "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee, 93754b7248a00eb9"
    })
    @DisplayName("TestHashField: FNV-1a, 64 bits")
    void hash(String text, String expected) {
        assertThat(Long.toHexString(ShardSelector.hash(text))).isEqualTo(expected);
    }

    @Test
    @DisplayName("TestSelectorMatches: from the start, included, to the end, not included")
    void bounds() {
        String hash = "'0xe71fa2190541574b'"; // of abc
        String next = "'0xe71fa2190541574c'";
        assertThat(ShardSelector.parse(range(UID, hash, next)).matches("abc", ""))
                .isTrue();
        assertThat(ShardSelector.parse(range(UID, LOW, hash)).matches("abc", ""))
                .isFalse();
        assertThat(ShardSelector.parse(range(UID, next, END)).matches("abc", ""))
                .isFalse();
    }

    @Test
    @DisplayName("of: each object is in exactly one of n shards")
    void shards() {
        for (int total : new int[] {1, 2, 3, 7, 1000}) {
            int n = total;
            assertThat(ShardSelector.of(ShardSelector.Field.UID, 0, n).toString())
                    .contains(LOW);
            assertThat(ShardSelector.of(ShardSelector.Field.UID, n - 1, n).toString())
                    .contains(END);
            for (int i = 0; i < 50; i++) {
                String uid = new UUID(i * 31L, i).toString();
                assertThat(IntStream.range(0, n)
                                .filter(k -> ShardSelector.of(ShardSelector.Field.UID, k, n)
                                        .matches(uid, "ns")))
                        .hasSize(1);
            }
        }
        assertThat(ShardSelector.of(ShardSelector.Field.NAMESPACE, 1, 2))
                .hasToString(range("object.metadata.namespace", MIDDLE, END));
        assertThatThrownBy(() -> ShardSelector.of(ShardSelector.Field.UID, 2, 2))
                .hasMessage("expected an index from 0 to 1 of 2 shards, found 2");
        assertThatThrownBy(() -> ShardSelector.of(ShardSelector.Field.UID, -1, 2))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
