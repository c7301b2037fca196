package workbook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MisconceptionsTest {
    @TempDir
    Path chapter;

    @BeforeEach
    void mutants() throws IOException {
        mutant("Lost", "Loses the last line.", "3.1 lines", "the last line included");
        mutant("Merged", "Merges two lines.", "3.1 lines", "two lines are two");
        mutant("Late", "Counts late.", "3.2", "the last line included");
    }

    @Test
    void theWordsOfAMutantNameItsMisconception() {
        assertThat(of(red("3.1 lines", "Of all lines, the\n  last   line included, expected 5 but was 4")))
                .containsExactly("Loses the last line.");
        assertThat(of(red("3.2 late", "the last line included"))).containsExactly("Counts late.");
    }

    @Test
    void aMessageMayFitSeveral() {
        assertThat(of(red("3.1 lines", "the last line included; two lines are two")))
                .containsExactly("Loses the last line.", "Merges two lines.");
    }

    @Test
    void whatManyHaveInCommonIsSaidByTheMessage() throws IOException {
        TaskResult one = red("3.1 lines", "[Lines are counted.  Expected 5,\n the last line included. README: Lines.]");
        assertThat(Misconceptions.of(chapter).describe(one)).isEqualTo("Loses the last line.");
        mutant("Loses", "Loses it, too.", "3.1 lines", "the last line included");
        assertThat(Misconceptions.of(chapter).describe(one)).isEqualTo("Loses it, too. / Loses the last line.");
        mutant("LosesMore", "Loses it as well.", "3.1 lines", "the last line included");

        assertThat(Misconceptions.of(chapter).describe(one)).isEqualTo("Expected 5, the last line included.");
        assertThat(Misconceptions.of(chapter).describe(red("3.1 lines", "[the last line included]")))
                .isEqualTo("the last line included");
        assertThat(Misconceptions.of(chapter).describe(red("3.1 lines", "another")))
                .isEmpty();
    }

    @Test
    void otherMessagesTestsAndStatesAreNotRecognized() {
        assertThat(of(red("3.1 lines", "expected 5 but was 4"))).isEmpty();
        assertThat(of(red("3.3 more", "the last line included"))).isEmpty();
        assertThat(of(new TaskResult(
                        "3.1", "3.1 lines", "lines", State.NOT_STARTED, "the last line included", "MyX.java")))
                .isEmpty();
    }

    @Test
    void aChapterWithoutMutantsAndABrokenHeaderAreNoFailure() throws IOException {
        Files.writeString(chapter.resolve("mutants/Broken.java"), "class Broken {}");

        assertThat(of(red("3.1 lines", "two lines are two"))).containsExactly("Merges two lines.");
        assertThat(Misconceptions.of(chapter.resolve("none")).of(red("3.1 lines", "two lines are two")))
                .isEmpty();
    }

    private java.util.List<String> of(TaskResult result) {
        return Misconceptions.of(chapter).of(result);
    }

    private static TaskResult red(String title, String message) {
        return new TaskResult(title.substring(0, 3), title, "method", State.RED, message, "MyX.java");
    }

    private void mutant(String name, String description, String killedBy, String says) throws IOException {
        Files.createDirectories(chapter.resolve("mutants"));
        Files.writeString(
                chapter.resolve("mutants/" + name + ".java"),
                "// " + description + "\n// killed-by: " + killedBy + "\n// says: " + says
                        + "\n// story: https://example.com\nclass " + name + " {}\n");
    }
}
