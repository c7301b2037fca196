package fuzz;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Searches for inputs that fail: a minute for each target, or {@code -Dfuzz.seconds=600}; one target only with {@code
 * -Dfuzz.target=YamlFuzz}. Part of the {@code proof} profile only.
 */
class FuzzSearch {
    static List<FuzzTarget> targets() throws IOException {
        return FuzzTarget.chosen();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("targets")
    void noInputFails(FuzzTarget target) throws Exception {
        target.search(Integer.getInteger("fuzz.seconds", 60));
    }
}
