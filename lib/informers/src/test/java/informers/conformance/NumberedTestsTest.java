package informers.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberedTestsTest {
    @Test
    void numbersAreReadFromTheBeginningOfADisplayName() {
        assertThat(NumberedTests.numbers("C7 TestDeltaFIFO_UpdateResyncRace: the update stays"))
                .containsExactly("C7");
        assertThat(NumberedTests.numbers("Bug 18 and Bug 19: slow")).containsExactly("Bug 18", "Bug 19");
        assertThat(NumberedTests.numbers("Trap 3: first at the last version, see C26"))
                .containsExactly("Trap 3");
        assertThat(NumberedTests.numbers("a Cache of C7")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "Trap ", "Bug "})
    void theRowsOfAListAreNumberedWithoutAGap(String list) {
        List<String> numbers = Behaviour.all().stream()
                .map(Behaviour::number)
                .filter(number -> number.startsWith(list))
                .toList();
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, numbers.size())
                        .mapToObj(number -> list + number)
                        .toList())
                .hasSizeGreaterThan(14);
    }
}
