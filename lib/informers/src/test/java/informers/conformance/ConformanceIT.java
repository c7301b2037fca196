package informers.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Makes the table in {@code CONFORMANCE.md} anew, by running the tests, and compares. To write it:
 * the command in its failure message.
 */
class ConformanceIT {
    private static final Path FILE = Path.of("CONFORMANCE.md");

    @Test
    void theTableIsTrueAndFresh() throws IOException {
        String table = table(NumberedTests.run());
        if (Boolean.getBoolean("conformance.write")) {
            Files.writeString(FILE, table);
        }
        assertThat(table)
                .as("rows without a test, or with one that failed")
                .doesNotContain("| MISSING |")
                .doesNotContain("| FAILED |");
        assertThat(Files.readString(FILE))
                .as("CONFORMANCE.md is stale. Write it: mvn -pl lib/informers -am verify -Dtest=none"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=ConformanceIT"
                        + " -Dfailsafe.failIfNoSpecifiedTests=false -Dconformance.write=true")
                .isEqualTo(table);
    }

    private static String table(Map<String, List<NumberedTests.Outcome>> outcomes) {
        StringBuilder text = new StringBuilder("""
                # Conformance

                What this library must do, and the tests that show it. Made by `ConformanceIT`, which runs them; do not edit.

                **C** numbers are client-go's own most telling tests, under their names there. **Trap** numbers are places where
                a naive reading of client-go goes wrong. **Bug** numbers are what bit users of client-go and of other Java
                clients, with the issue in which it was told.

                | number | behaviour | tests | verdict |
                |---|---|---|---|
                """);
        for (Behaviour row : Behaviour.all()) {
            List<NumberedTests.Outcome> tests = new ArrayList<>(outcomes.getOrDefault(row.number(), List.of()));
            row.sameAs().forEach(number -> tests.addAll(outcomes.getOrDefault(number, List.of())));
            text.append("| ")
                    .append(row.number())
                    .append(" | ")
                    .append(row.text())
                    .append(" | ")
                    .append(shownBy(row, tests))
                    .append(" | ")
                    .append(verdict(row, tests))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String shownBy(Behaviour row, List<NumberedTests.Outcome> tests) {
        if (!row.inOtherModule().isEmpty()) {
            return "lib/" + row.inOtherModule().replaceFirst("/.*/(.*)\\.java", ": `$1`");
        }
        return tests.isEmpty()
                ? row.impossible()
                : tests.stream()
                        .map(outcome -> "`" + outcome.test() + "`")
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private static String verdict(Behaviour row, List<NumberedTests.Outcome> tests) {
        if (!row.inOtherModule().isEmpty()) {
            return namedThere(row) ? "holds, there" : "MISSING";
        }
        if (tests.isEmpty()) {
            return row.impossible().isEmpty() ? "MISSING" : "cannot happen here";
        }
        return tests.stream().allMatch(NumberedTests.Outcome::passed) ? "holds" : "FAILED";
    }

    /** That module's own run says whether the test passes; here one sees that it is there. */
    private static boolean namedThere(Behaviour row) {
        Path test = Path.of("..", row.inOtherModule());
        try {
            return Pattern.compile("DisplayName\\([^)]*\\b" + row.number() + "\\b")
                    .matcher(Files.readString(test))
                    .find();
        } catch (IOException e) {
            return false;
        }
    }
}
