package replay.internal.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases of apimachinery's duration_test.go, and the edges between them. */
class AgeTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "PT-2S, <invalid>",
        "PT-1.5S, 0s",
        "PT-1S, 0s",
        "PT0S, 0s",
        "PT1S, 1s",
        "PT70S, 70s",
        "PT119S, 119s",
        "PT2M, 2m",
        "PT190S, 3m10s",
        "PT9M59S, 9m59s",
        "PT10M, 10m",
        "PT70M, 70m",
        "PT179M, 179m",
        "PT3H, 3h",
        "PT3H10M, 3h10m",
        "PT7H59M, 7h59m",
        "PT8H, 8h",
        "PT47H, 47h",
        "PT48H, 2d",
        "PT49H, 2d1h",
        "PT191H, 7d23h",
        "PT192H, 8d",
        "P70D, 70d",
        "P729D, 729d",
        "P730D, 2y",
        "P731D, 2y1d",
        "P2919D, 7y364d",
        "P2920D, 8y",
        "P7300D, 20y"
    })
    @DisplayName("a duration is printed as kubectl prints it")
    void human(Duration duration, String expected) {
        assertThat(Age.human(duration)).isEqualTo(expected);
    }

    @Test
    @DisplayName("a missing time is printed as <unknown>, an invalid one as <invalid>")
    void noTime() {
        Instant now = Instant.parse("2026-11-23T18:22:06Z");
        assertThat(Age.since(NullNode.instance, now)).isEqualTo("<unknown>");
        assertThat(Age.since(TextNode.valueOf("soon"), now)).isEqualTo("<invalid>");
        assertThat(Age.since(TextNode.valueOf("2026-11-23T18:22:00Z"), now)).isEqualTo("6s");
    }
}
