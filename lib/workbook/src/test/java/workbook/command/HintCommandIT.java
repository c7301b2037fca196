package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.command.ToyWorkbook.Run;

class HintCommandIT {
    private static final String WRONG_TOTAL =
            ToyWorkbook.RIGHT_SUM.replace("numbers.stream()", "numbers.stream().skip(1)");

    @TempDir
    Path folder;

    private ToyWorkbook home;

    @BeforeEach
    void copyTheWorkbook() {
        home = ToyWorkbook.in(folder);
    }

    @Test
    void eachCallShowsOneMore() {
        assertThat(hint("1.2"))
                .contains("Hint 1 for 1.1, 1.2: where to begin", "Write a plus sign.", "Hints left: 2")
                .doesNotContain("Hint 2");
        assertThat(hint("1.2"))
                .contains("Hint 2 for 1.2: the loop", "Hints left: 1")
                .doesNotContain("Hint 1");
        assertThat(hint("1.2"))
                .contains(
                        "Hint 3 for 1.2: where it ends",
                        "This was the last hint.",
                        "Still stuck? ./jbang workbook arrange 1.2");
        assertThat(hint("1.2")).contains("Hint 1", "Hint 2", "Hint 3", "These are all hints.");
    }

    @Test
    void onlyTheTitleSaysWhichTasksAHintIsFor() {
        assertThat(hint("1.1")).contains("Hint 1", "This was the last hint.");
        assertThat(hint("1.1")).contains("Hint 1", "This is the only hint.").doesNotContain("Hint 2");
    }

    @Test
    void allAtOnceAndTheChaptersInTurn() {
        assertThat(hint("1.2", "--all")).contains("Hint 1", "Hint 2", "Hint 3").doesNotContain("Nothing.");
        assertThat(hint("01")).contains("Hint 1", "Hints left: 2");
    }

    @Test
    void inChinese() {
        assertThat(hint("1.2", "--lang=zh")).contains("提示 1（1.1、1.2）：where to begin");
    }

    @Test
    void theHintForTheMisconceptionOfTheLastGradingIsFirst() throws IOException {
        assertThat(hint("1.2")).contains("Hint 1");
        grade(WRONG_TOTAL);
        assertThat(hint("1.2"))
                .contains("Hint for 1.2 if the message says", "The first number too.", "Hints left: 2")
                .doesNotContain("Hint 2");
        assertThat(hint("1.2")).contains("Hint 2").doesNotContain("if the message says");
        assertThat(hint("1.2", "--all")).contains("if the message says", "Hint 1", "Hint 2", "Hint 3");
    }

    @Test
    void aMessageOfAnotherTaskOrOfAnEarlierGradingOpensNoHint() throws IOException {
        grade(WRONG_TOTAL);
        assertThat(hint("1.1")).contains("Hint 1 for 1.1");
        grade(ToyWorkbook.RIGHT_SUM);
        assertThat(hint("1.2")).contains("Hint 1 for 1.1");
    }

    @Test
    void theNewerOfTheGradesAndMavensReportCounts() throws IOException {
        grade(WRONG_TOTAL);
        Path report = home.file("target/workbook/report.json");
        Files.writeString(
                report,
                "{\"chapters\": [{\"chapter\": \"01-sum\", \"tests\":"
                        + " [{\"task\": \"1.2\", \"state\": \"done\", \"message\": \"\"}]}]}");
        Files.setLastModifiedTime(report, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(hint("1.2")).contains("Hint 1");

        Files.setLastModifiedTime(report, FileTime.from(Instant.now().minusSeconds(60)));
        assertThat(hint("1.2")).contains("if the message says");
    }

    @Test
    void aTitleOfAnotherFormIsRefused() {
        assertThatThrownBy(() -> Hints.of("<details><summary>Hint 4, for 1.2</summary>x</details>"))
                .hasMessageContaining("found: Hint 4, for 1.2");
        assertThatThrownBy(() -> Hints.of("<details><summary>Hint for 1.2: neither</summary>x</details>"))
                .hasMessageContaining("found: Hint for 1.2: neither");
    }

    private void grade(String answer) throws IOException {
        home.write("01-sum/MySum.java", answer);
        home.run("grade", "01");
    }

    @Test
    void whatDoesNotExistIsReported() {
        assertThat(home.run("hint", "1.7", "--lang=en").err()).contains("There is no task 1.7 in chapters/01-sum");
        assertThat(home.run("hint", "9.1", "--lang=en").err()).contains("There is no chapter");
        assertThat(home.run("hint", "2.1", "--lang=en").err()).contains("There are no hints for 2.1 in");
        Run run = home.run("hint", "1.1", "--lang=fr");
        assertThat(run.err()).contains("expected --lang en or zh, found 'fr'");
        assertThat(run.status()).isEqualTo(1);
    }

    private String hint(String... args) {
        String[] all = new String[args.length + (args.length == 1 ? 2 : 1)];
        all[0] = "hint";
        System.arraycopy(args, 0, all, 1, args.length);
        if (args.length == 1) {
            all[2] = "--lang=en";
        }
        Run run = home.run(all);
        assertThat(run.err()).isEmpty();
        return run.out();
    }
}
