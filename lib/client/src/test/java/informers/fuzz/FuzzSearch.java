package informers.fuzz;

import informers.testkit.FuzzTarget;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Searches for inputs on which a parser fails: a minute for each target, or {@code -Dfuzz.seconds=600}; one target only with
 * {@code -Dfuzz.target=YamlFuzz}. Part of the {@code proof} profile only.
 */
class FuzzSearch {
    static Stream<FuzzTarget> targets() throws IOException {
        return FuzzTarget.chosen(FuzzTargets.all());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("targets")
    void noInputFails(FuzzTarget target) throws Exception {
        target.search(Integer.getInteger("fuzz.seconds", 60));
    }
}
