package chapters.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import workbook.grade.Proof;

/**
 * The table of the proof's results in both READMEs. Its rows are generated from the results, between the table's head
 * and the comment that ends it. {@code -Dproof.write=true} writes them.
 */
final class ProofTable {
    static final String HOW = "Write it: mvn verify -pl chapters -am -Dtest=None -Dit.test=MutantProofIT"
            + " -Dproof.write=true -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false";

    private static final Pattern ROWS = Pattern.compile("(<!-- proof -->\\n\\n?\\|.*\\n\\|[-|]+\\|\\n)((?:\\|.*\\n)*)");
    private static final Pattern SIGN = Pattern.compile("<!-- translates README.md, sha256 [0-9a-f]{12} -->");

    private final Path home;
    private final List<Proof.Outcome> outcomes;

    ProofTable(Path home, List<Proof.Outcome> outcomes) {
        this.home = home;
        this.outcomes = outcomes;
    }

    /**
     * Checks the tables, or writes them.
     *
     * @param whole whether all chapters were proved; otherwise only the rows of the proved chapters are checked
     */
    void check(boolean whole) throws IOException {
        if (whole && Boolean.getBoolean("proof.write")) {
            write();
        }
        check(home.resolve("README.md"), "all", whole);
        check(home.resolve("README.zh-CN.md"), "合计", whole);
    }

    private void check(Path readme, String total, boolean whole) throws IOException {
        List<String> rows = rows(readme).group(2).lines().toList();
        List<String> expected = whole ? lines(total) : lines(total).subList(0, outcomes.size());
        if (whole) {
            assertThat(rows)
                    .as("%s: the table of what is proved is stale. %s", readme, HOW)
                    .isEqualTo(expected);
        } else {
            assertThat(rows)
                    .as("%s: the table of what is proved is stale. %s", readme, HOW)
                    .containsAll(expected);
        }
    }

    private void write() throws IOException {
        Path english = home.resolve("README.md");
        Path chinese = home.resolve("README.zh-CN.md");
        write(english, "all");
        write(chinese, "合计");
        String signed = SIGN.matcher(Files.readString(chinese)).replaceFirst(sign(Files.readString(english)));
        Files.writeString(chinese, signed);
    }

    private void write(Path readme, String total) throws IOException {
        Matcher table = rows(readme);
        String text = Files.readString(readme);
        Files.writeString(
                readme,
                text.substring(0, table.start(2)) + String.join("\n", lines(total)) + "\n"
                        + text.substring(table.end(2)));
    }

    private static Matcher rows(Path readme) throws IOException {
        Matcher table = ROWS.matcher(Files.readString(readme));
        assertThat(table.find())
                .as(readme + " has a table after <!-- proof -->")
                .isTrue();
        return table;
    }

    private List<String> lines(String total) {
        List<String> lines = new ArrayList<>();
        for (Proof.Outcome one : outcomes) {
            lines.add(row(one.chapter(), one.tests(), one.mutants(), one.alternatives()));
        }
        lines.add(row(total, sum(Proof.Outcome::tests), sum(Proof.Outcome::mutants), sum(Proof.Outcome::alternatives)));
        return lines;
    }

    private static String row(String chapter, int tests, int mutants, int alternatives) {
        return "| " + chapter + " | " + tests + " | " + mutants + " | " + alternatives + " |";
    }

    private int sum(ToIntFunction<Proof.Outcome> count) {
        return outcomes.stream().mapToInt(count).sum();
    }

    private static String sign(String english) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(english.getBytes(StandardCharsets.UTF_8));
            return "<!-- translates README.md, sha256 "
                    + HexFormat.of().formatHex(digest).substring(0, 12) + " -->";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
