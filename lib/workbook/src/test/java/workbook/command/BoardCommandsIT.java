package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import replay.record.Folders;
import workbook.command.ToyWorkbook.Run;
import workbook.grade.Grade;

/** The commands list and next. */
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

    private ToyWorkbook home;

    @BeforeEach
    void copyTheWorkbook() {
        home = ToyWorkbook.in(folder);
    }

    @Test
    void anUnknownCommandIsReportedWithThoseThatExist() {
        Run run = home.run("lsit");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .contains("There is no command 'lsit'. There are: list, next, grade,", "Try ./jbang workbook");
    }

    @Test
    void theBoardHasALineForEachChapterAndWhatComesNext() {
        Run run = home.run("list");

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
        assertThat(home.run("list").err()).contains("Grading what has changed: 01-sum, 02-echo");
        assertThat(home.run("list").err()).isEmpty();
        home.write("02-echo/MyEcho.java", ECHO);

        Run run = home.run("list");

        assertThat(run.err()).contains("Grading what has changed: 02-echo");
        assertThat(run.out()).contains("01-sum: 0 done, 0 red, 2 not started", "02-echo: 0 done, 1 red, 0 not started");
    }

    @Test
    void anUntouchedExerciseIsNotStartedWithoutARun() throws IOException {
        Gradebook book = new Gradebook(home.home());
        List<Grade> grades = book.known(home.home().chapters(), any -> {});
        Gradebook.write(Gradebook.stubsFile(home.home()), book.stubs(grades));
        String stub = home.read("02-echo/MyEcho.java");
        Folders.delete(folder.resolve("chapters/target"));

        Run run = home.run("list");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("01-sum: 0 done, 0 red, 2 not started; 1.1 at MySum.java:9", "02-echo: 0 done, 0 red, 1 not");
        assertThat(folder.resolve("chapters/target")).doesNotExist();

        home.write("02-echo/MyEcho.java", ECHO);
        assertThat(home.run("list").err()).contains("Grading what has changed: 02-echo");
        assertThat(home.run("list").out()).contains("02-echo: 0 done, 1 red, 0 not started");

        home.write("02-echo/MyEcho.java", stub);
        assertThat(home.run("list").out()).contains("02-echo: 0 done, 0 red, 1 not started");
    }

    @Test
    void brokenStoredGradesAreNoError() throws IOException {
        home.run("list");
        Files.writeString(folder.resolve("chapters/target/workbook/grades.json"), "{ half");

        assertThat(home.run("list").out()).contains("01-sum: 0 done, 0 red, 2 not started");
    }

    @Test
    void nextNamesTheLocationAndTheCommands() {
        assertThat(home.run("next").out()).isEqualTo("""
                next: chapters/01-sum/MySum.java:9  1.1 two numbers
                read: chapters/01-sum/README.md
                predict: ./jbang workbook predict 01
                run: ./jbang 01-sum
                grade: ./jbang workbook grade 01
                hint: ./jbang workbook hint 1.1
                """);
    }

    @Test
    void nextIsWhatIsRedBeforeWhatIsNotStarted() throws IOException {
        home.write("02-echo/MyEcho.java", ECHO);

        assertThat(home.run("next").out())
                .startsWith("next: chapters/02-echo/MyEcho.java  2.1 say it again\nred: ")
                .contains("\"hey\"");
    }

    @Test
    void nextAfterAGreenChapterHasARemarkTheSolutionsAndWhatTheNextIsAbout() throws IOException {
        home.write("01-sum/MySum.java", ToyWorkbook.RIGHT_SUM.replace("{\n    @Override\n    public int add", """
                {
                    private int zero = 0;

                    @Override
                    public int add"""));
        Files.writeString(
                folder.resolve("README.md"), "| [02-echo](chapters/02-echo/README.md) | a word, twice | it |\n");

        assertThat(home.run("next").out()).startsWith("""
                01-sum is done.
                a remark on MySum.java:4: The field `zero` is never assigned again. `final` says so, and other threads then see its value without a lock.
                other solutions: ./jbang workbook solution 01
                next: chapters/02-echo/MyEcho.java:6  2.1 say it again
                about: a word, twice
                read: chapters/02-echo/README.md
                """);
    }

    @Test
    void nextSaysWhenAllIsDone() throws IOException {
        home.write("01-sum/MySum.java", ToyWorkbook.RIGHT_SUM);
        home.write("02-echo/MyEcho.java", ECHO.replace("\"hey\"", "word"));

        assertThat(home.run("next").out()).startsWith("All graded tests are done.");
    }

    @Test
    void withoutASubcommandTheSubcommandsAreListed() {
        Run run = home.run();

        assertThat(run.out()).contains("list", "next", "grade", "hint", "reset", "solution");
        assertThat(run.status()).isZero();
    }
}
