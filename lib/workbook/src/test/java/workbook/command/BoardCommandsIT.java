package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.command.ToyHouse.Run;

/** list and next. */
class BoardCommandsIT {
    private static final String ECHO = """
            public class MyEcho implements Echo {
                @Override
                public String say(String word) {
                    return "hey";
                }
            }
            """;

    @TempDir
    Path folder;

    private ToyHouse house;

    @BeforeEach
    void copyTheHouse() {
        house = ToyHouse.in(folder);
    }

    @Test
    void aCommandThatIsNotThereIsToldWithThoseThatAre() {
        Run run = house.run("lsit");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("There is no command 'lsit'. There are: list, next, grade,", "Try ./jbang workbook");
    }

    @Test
    void theBoardHasALineAChapterAndWhatComesNext() {
        Run run = house.run("list");

        assertThat(run.out()).isEqualTo("""

                The board
                  01-sum: 0 done, 0 red, 2 not started; 1.1 at MySum.java:9
                  02-echo: 0 done, 0 red, 1 not started; 2.1 at MyEcho.java:6

                next: chapters/01-sum/MySum.java:9  1.1 two numbers

                """);
        assertThat(run.status()).isZero();
    }

    @Test
    void onlyWhatHasChangedIsGradedAgain() throws IOException {
        assertThat(house.run("list").err()).contains("Grading what has changed: 01-sum, 02-echo");
        assertThat(house.run("list").err()).isEmpty();
        house.write("02-echo/MyEcho.java", ECHO);

        Run run = house.run("list");

        assertThat(run.err()).contains("Grading what has changed: 02-echo");
        assertThat(run.out()).contains("01-sum: 0 done, 0 red, 2 not started", "02-echo: 0 done, 1 red, 0 not started");
    }

    @Test
    void aBrokenMemoryIsNoError() throws IOException {
        house.run("list");
        Files.writeString(folder.resolve("chapters/target/workbook/grades.json"), "{ half");

        assertThat(house.run("list").out()).contains("01-sum: 0 done, 0 red, 2 not started");
    }

    @Test
    void nextNamesThePlaceAndTheCommands() {
        assertThat(house.run("next").out()).isEqualTo("""
                next: chapters/01-sum/MySum.java:9  1.1 two numbers
                read: chapters/01-sum/README.md
                run: ./jbang 01-sum
                grade: ./jbang workbook grade 01
                hint: ./jbang workbook hint 1.1
                """);
    }

    @Test
    void nextIsWhatIsRedBeforeWhatIsNotStarted() throws IOException {
        house.write("02-echo/MyEcho.java", ECHO);

        assertThat(house.run("next").out())
                .startsWith("next: chapters/02-echo/MyEcho.java  2.1 say it again\nred: ")
                .contains("\"hey\"");
    }

    @Test
    void nextSaysWhenAllIsDone() throws IOException {
        house.write("01-sum/MySum.java", ToyHouse.RIGHT_SUM);
        house.write("02-echo/MyEcho.java", ECHO.replace("\"hey\"", "word"));

        assertThat(house.run("next").out()).startsWith("All graded tests are done.");
    }

    @Test
    void withoutASubcommandTheyAreShown() {
        Run run = house.run();

        assertThat(run.out()).contains("list", "next", "grade", "hint", "reset", "solution");
        assertThat(run.status()).isZero();
    }
}
