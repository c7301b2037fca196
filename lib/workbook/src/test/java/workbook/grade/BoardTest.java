package workbook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The text of the board, and the content of the report. */
class BoardTest {
    @TempDir
    Path folder;

    private final TaskResult done = new TaskResult("1.1", "1.1 words", "words", State.DONE, "", "MyTally.java");
    private final TaskResult red =
            new TaskResult("1.3", "1.3 lines", "lines", State.RED, "expected 5\n\nbut was 4", "MyTally.java:13");
    private final TaskResult open = new TaskResult(
            "1.2",
            "1.2 two spaces",
            "twoSpaces",
            State.NOT_STARTED,
            "not started: 1.2 (MyTally.java:8)",
            "MyTally.java:8");

    @Test
    void freshCloneIsShownWithTheFirstFileToOpen() {
        assertThat(BoardText.of(board(List.of(open))))
                .contains("01-toy: 0 done, 0 red, 1 not started; 1.2 at MyTally.java:8")
                .endsWith("next: chapters/01-toy/MyTally.java:8  1.2 two spaces\n");
    }

    @Test
    void redTestComesNextAndSaysWhy() {
        assertThat(BoardText.of(board(List.of(done, open, red))))
                .contains("01-toy: 1 done, 1 red, 1 not started; 1.3 at MyTally.java:13")
                .endsWith(
                        "\nred: 1.3 lines\n  expected 5\n  but was 4\n\nnext: chapters/01-toy/MyTally.java:13  1.3 lines\n");
    }

    @Test
    void theBoardIsBelowAllRedTestsButTheFirst() {
        TaskResult second =
                new TaskResult("1.4", "1.4 spaces", "spaces", State.RED, "a second\none", "MyTally.java:20");

        assertThat(BoardText.of(board(List.of(red, second))))
                .startsWith("\nred: 1.4 spaces\n  a second\n  one\n  at chapters/01-toy/MyTally.java:20\n\nThe board\n")
                .endsWith(
                        "red: 1.3 lines\n  expected 5\n  but was 4\n\nnext: chapters/01-toy/MyTally.java:13  1.3 lines\n");
    }

    @Test
    void noRowIsLongerThanAScreenIsWide() {
        String message = "word ".repeat(40);
        TaskResult long1 = new TaskResult("1.3", "1.3 lines", "lines", State.RED, message, "MyTally.java:13");
        TaskResult long2 =
                new TaskResult("1.4", "1.4 " + "wide ".repeat(12), "wide", State.RED, message, "MyTally.java:9");

        assertThat(BoardText.of(board(List.of(long2, long1))).lines()).allMatch(line -> line.length() <= 80);
        assertThat(BoardText.of(board(List.of(long2)))).contains("wide wide\n  wide wide");
    }

    @Test
    void elevenChaptersWithALongMessageFitOnAScreen() {
        String message = "a sentence that is longer than a screen is wide, ".repeat(9) + "\nexpected: 1\n but was: 2";
        TaskResult first = new TaskResult("1.3", "1.3 lines", "lines", State.RED, message, "MyTally.java:13");
        Grade grade = new Grade("01-toy", "01-toy/MyTally.java", List.of(first));
        BoardData data = new BoardData("chapters", true, Collections.nCopies(11, grade), List.of(), List.of());

        String text = BoardText.of(data);

        String board = text.substring(text.indexOf("The board"));
        assertThat(board.lines()).hasSizeLessThanOrEqualTo(22).allMatch(line -> line.length() < 80);
        assertThat(board).contains("...\n\nnext: ").containsPattern("red: 1.3 lines\n  a sentence [a-z ]+,");
    }

    @Test
    void allDoneIsPrinted() {
        assertThat(BoardText.of(board(List.of(done)))).endsWith("All graded tests are done.\n");
    }

    @Test
    void nothingIsLeftOutSilently() {
        assertThat(BoardText.of(board(List.of()))).contains("error, no graded tests were found");
        BoardData ungraded = new BoardData("chapters", true, List.of(), List.of("02-x/MyX.java"), List.of());

        assertThat(BoardText.of(ungraded))
                .contains("error: 02-x/MyX.java is not graded by any test")
                .endsWith("No next task: see the errors above.\n");
    }

    @Test
    void redOfTheLibraryIsNotTheLearners() {
        BoardData data = Board.data(Map.of(TallyTest.class, List.of(red)), folder, false);

        assertThat(BoardText.of(data))
                .contains("not caused by your file: 1.3 lines")
                .doesNotContain("1 red");
    }

    @Test
    void learnersFilesWithoutAGradeAreFoundInAWholeRunOnly() {
        Map<Class<?>, List<TaskResult>> none = Map.of();

        assertThat(Board.data(none, Toys.folder(), true).ungraded()).containsExactly("01-toy/MyTally.java");
        assertThat(Board.data(none, Toys.folder(), false).ungraded()).isEmpty();
        assertThat(Board.data(Map.of(MyTallyToy.class, List.of(done)), Toys.folder(), true)
                        .ungraded())
                .isEmpty();
    }

    @Test
    void wrongValueIsPlacedWhereTheFileNamesTheTask() throws IOException {
        Files.createDirectories(folder.resolve("01-toy"));
        Files.writeString(folder.resolve("01-toy/MyTally.java"), "// Task 11.3, 1.31\n\n    // Task 1.3\n");
        TaskResult wrong = red.at("MyTally.java");

        assertThat(Board.data(Map.of(MyTallyToy.class, List.of(wrong)), folder, false)
                        .next())
                .hasValueSatisfying(next -> assertThat(next.place()).endsWith("01-toy/MyTally.java:3"));
    }

    @Test
    void chapterWithoutALearnersFileIsReported() throws IOException {
        Files.createDirectories(folder.resolve("02-empty"));
        Files.writeString(folder.resolve("02-empty/README.md"), "# To come");

        assertThat(Board.data(Map.of(), folder, true).ungraded()).containsExactly("02-empty/My*.java");
    }

    @Test
    void reportContainsTheBoard() throws IOException {
        Path file = folder.resolve("target/workbook/report.json");

        Report.write(board(List.of(done, open, red)), file);

        JsonNode report = new ObjectMapper().readTree(file.toFile());
        assertThat(report.at("/done").asInt()).isEqualTo(1);
        assertThat(report.at("/red").asInt()).isEqualTo(1);
        assertThat(report.at("/notStarted").asInt()).isEqualTo(1);
        assertThat(report.at("/good").asBoolean()).isFalse();
        assertThat(report.at("/chapters/0/tests/2/state").asText()).isEqualTo("red");
        assertThat(report.at("/chapters/0/tests/1/place").asText()).isEqualTo("chapters/01-toy/MyTally.java:8");
        assertThat(report.at("/next/place").asText()).isEqualTo("chapters/01-toy/MyTally.java:13");
    }

    private static BoardData board(List<TaskResult> results) {
        Grade grade = new Grade("01-toy", "01-toy/MyTally.java", results);
        return new BoardData("chapters", true, List.of(grade), List.of(), List.of());
    }
}
