package informers.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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

    @Test
    void everyRowCanBeRead() {
        assertThat(Behaviour.all()).hasSize(93 + 15 + 44).doesNotHaveDuplicates();
    }
}
