package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import workbook.cli.Scripts;
import workbook.command.ToyWorkbook.Run;
import workbook.predict.Predictions;

/** The toy chapter 01 has two questions; its script is a shell script of the test. */
@DisabledOnOs(OS.WINDOWS)
class PredictCommandTest {
    @TempDir
    Path folder;

    private ToyWorkbook home;

    @BeforeEach
    void copyTheWorkbook() throws IOException {
        home = ToyWorkbook.in(folder);
        script("printf '1. Sum\\n   total: 3\\n2. Order\\n   read first\\n'");
        String readme = home.read("01-sum/README.md");
        home.write("01-sum/README.md", readme + """

                <!-- check: ./jbang 01-sum -->
                ```text
                1. Sum
                   total: 3 in the README
                2. Order
                   read first
                ```
                """);
    }

    @Test
    void asksRunsAndCompares() {
        Run run = predict("12\na\n", "01");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .containsSubsequence(
                        "01-sum, question 1 of 2",
                        "What is the total of 1 and 2?",
                        "Your answer (a number; s: skip, q: quit): ",
                        "01-sum, question 2 of 2",
                        "  a  the last one\n  b  the first one\n",
                        "Now watch what happens: ./jbang 01-sum",
                        "1. Sum\n   total: 3\n",
                        "01-sum, question 1 of 2: not right",
                        "You expected: 12\nWhat happened: 3\n  | total: 3\n",
                        "Numbers look like texts. But they are added.",
                        "Why: Three.",
                        "Where: section 1 of the output; \"Nothing\" in the README",
                        "01-sum, question 2 of 2: not right",
                        "You expected: the last one\nWhat happened: the first one\n  | read first\n",
                        "A stack does this.",
                        "next: ./jbang workbook next");
    }

    @Test
    void aRightAnswerIsNotRepeated() {
        assertThat(predict("three\nB\n", "01").out())
                .contains("question 1 of 2: right", "You expected: 3\n  | total: 3\n", "question 2 of 2: right")
                .doesNotContain("What happened");
    }

    @Test
    void inputThatCannotBeReadIsAskedAgain() {
        assertThat(predict("\nmany\n3\nc\nb\n", "01").out())
                .containsSubsequence(
                        "expected a number, found an empty line.",
                        "expected a number, found 'many'.",
                        "expected a or b, found 'c'.",
                        "question 2 of 2: right");
        assertThat(Predictions.of(home.home()).all()).hasSize(2);
    }

    @Test
    void theEndOfTheInputKeepsWhatWasAnswered() {
        Run run = predict("3\n", "01");

        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("Your answers are kept. To go on: ./jbang workbook predict 01")
                .doesNotContain("Now watch");
        assertThat(predict("b\n", "01").out())
                .doesNotContain("What is the total of 1 and 2?\n\nYour answer")
                .contains("question 1 of 2: right", "question 2 of 2: right");
    }

    @Test
    void quitAndSkip() {
        assertThat(predict("q\n", "01").out()).contains("To go on").doesNotContain("question 2 of 2");
        assertThat(predict("s\ns\n", "01").out())
                .contains("You expected: nothing (skipped)\nWhat happened: 3\n", "question 1 of 2: not answered");
    }

    @Test
    void whatWasAnsweredIsShownAndAskedAgainOnlyIfWanted() {
        predict("3\na\n", "01");

        assertThat(predict("\n", "01").out())
                .contains(
                        "question 1 of 2: right\n01-sum, question 2 of 2: not right\n",
                        "Answer them again?",
                        "--answers")
                .doesNotContain("Now watch");
        assertThat(predict("", "01").out()).contains("--answers").doesNotContain("Now watch");
        assertThat(predict("y\n3\nb\n", "01").out()).contains("Now watch", "question 2 of 2: right");
        assertThat(predict("", "01", "--answers").out())
                .contains("You expected: 3\n  | total: 3 in the README", "question 2 of 2: right")
                .doesNotContain("Answer them again?");
    }

    @Test
    void answersThatWereNotGivenAreNotShown() {
        assertThat(predict("", "01", "--answers").out())
                .contains("question 1 of 2: not answered")
                .doesNotContain("Three.");
    }

    @Test
    void withoutARunTheReadmeIsCompared() {
        assertThat(predict("3\nb\n", "01", "--no-run").out())
                .contains("  | total: 3 in the README\n")
                .doesNotContain("Now watch");
    }

    @Test
    void aScriptThatFailsIsReportedAndTheReadmeIsCompared() throws IOException {
        script("echo '1. Sum'; exit 1");

        assertThat(predict("3\nb\n", "01").out())
                .contains("The script ended with status 1.", "  | total: 3 in the README\n");
    }

    @Test
    void aChangedQuestionComesBackInTheNextChapter() throws IOException {
        home.write("02-echo/questions.yaml", """
                questions:
                  - id: one
                    ask: {en: 'One?', zh: 一？}
                    number: 1
                    why: {en: One., zh: 一。}
                    where: {en: Nothing, zh: Nothing}
                """);
        home.write("02-echo/README.md", "<!-- check: ./jbang 02-echo -->\n```text\n1\n```\n");
        predict("3\na\n", "01");

        Run run = predict("4\n1\n", "02", "--no-run");

        assertThat(run.out())
                .containsSubsequence(
                        "From chapter 01, changed (1/1)",
                        "What is the total of 2 and 3?",
                        "From chapter 01, changed (1/1): not right",
                        "Your answer: 4\nRight answer: 5\n",
                        "Why: Five.",
                        "\"Nothing\" in the README of chapter 01",
                        "02-echo, question 1 of 1");
        // Once in each chapter; then after all chapters, with the one that is due two chapters later.
        assertThat(predict("\n", "02", "--no-run").out()).doesNotContain("From chapter 01");
        assertThat(PredictCommand.offer(home.home(), "02-echo")).isEmpty();
        assertThat(PredictCommand.offer(home.home(), "all"))
                .contains("predict: ./jbang workbook predict  (2 earlier questions come back)");
    }

    @Test
    void nextOffersTheQuestionsUntilTheyAreAnswered() {
        assertThat(PredictCommand.offer(home.home(), "01-sum")).contains("predict: ./jbang workbook predict 01");
        predict("3\nb\n", "01");
        assertThat(PredictCommand.offer(home.home(), "01-sum")).isEmpty();
        assertThat(PredictCommand.offer(home.home(), "02-echo"))
                .contains("predict: ./jbang workbook predict 02  (1 earlier question comes back)");
    }

    @Test
    void inChinese() {
        assertThat(predict("12\nx\n", "01", "--lang=zh").out())
                .contains("问题 1/2", "你的回答（一个数；s：跳过，q：退出）：", "应为：a 或 b；得到的是：'x'。");
    }

    @Test
    void answersThatCannotBeKeptAreReported() throws IOException {
        Files.writeString(folder.resolve(".workbook"), "a file");

        assertThat(predict("3\nb\n", "01").out())
                .contains("The answer cannot be kept: .workbook/predictions.jsonl cannot be written")
                .contains("Now watch");
    }

    @Test
    void whatDoesNotExistIsReported() {
        assertThat(predict("", "07").err()).contains("There is no chapter '07'");
        assertThat(predict("", "02").err()).contains("The chapter 02-echo has no questions");
        assertThat(predict("", "01", "--lang=fr").err()).contains("expected --lang en or zh, found 'fr'");
    }

    private void script(String lines) throws IOException {
        Files.writeString(folder.resolve("jbang"), lines + "\n");
    }

    private Run predict(String input, String... args) {
        List<String> all = new ArrayList<>(List.of("predict"));
        all.addAll(List.of(args));
        if (all.stream().noneMatch(arg -> arg.startsWith("--lang"))) {
            all.add("--lang=en");
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        var command = WorkbookCommand.of(home.home(), new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        int status = Scripts.run(command, new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
        return new Run(status, out.toString().replace("\r\n", "\n"), err.toString());
    }
}
