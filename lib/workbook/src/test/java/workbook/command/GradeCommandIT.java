package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.command.ToyWorkbook.Run;

class GradeCommandIT {
    @TempDir
    Path folder;

    private ToyWorkbook home;

    @BeforeEach
    void copyTheWorkbook() {
        home = ToyWorkbook.in(folder);
    }

    @Test
    void notStartedHasItsOwnStatusAndALine() {
        Run run = home.run("grade", "01");

        assertThat(run.out()).isEqualTo("""
                not started: 1.1 two numbers
                not started: 1.2 many numbers

                01-sum: 0 done, 0 red, 2 not started
                next: chapters/01-sum/MySum.java:9  1.1 two numbers
                """);
        assertThat(run.status()).isEqualTo(4);
    }

    @Test
    void aRedTestShowsItsReasonAndItsLine() throws IOException {
        home.replace("01-sum/MySum.java", "throw new Todo(\"1.1 two numbers\")", "return a - b");

        Run run = home.run("grade", "1");

        assertThat(run.out())
                .contains("red: 1.1 two numbers\n  [two and three are five]", "  at chapters/01-sum/MySum.java:6\n")
                .endsWith("next: chapters/01-sum/MySum.java:6  1.1 two numbers\n");
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void aRightAnswerIsDone() throws IOException {
        home.write("01-sum/MySum.java", ToyWorkbook.RIGHT_SUM);

        Run run = home.run("grade", "sum");

        assertThat(run.out()).contains("done: 1.2 many numbers").contains("./jbang 01-sum --mine");
        assertThat(run.status()).isZero();
    }

    @Test
    void afterAGreenChapterTheNextOneIsNamed() throws IOException {
        home.write("01-sum/MySum.java", ToyWorkbook.RIGHT_SUM);
        Files.writeString(
                folder.resolve("README.md"), "| [02-echo](chapters/02-echo/README.md) | a word, twice | it |\n");

        assertThat(home.run("grade", "01").out()).endsWith("""
                All tests of this chapter are done. To run your class: ./jbang 01-sum --mine
                other solutions: ./jbang workbook solution 01
                next: 02-echo — a word, twice
                read: chapters/02-echo/README.md
                run: ./jbang 02-echo
                """);
        home.replace("02-echo/MyEcho.java", "throw new Todo(\"2.1 say it again\")", "return word");
        assertThat(home.run("grade", "02").out())
                .endsWith("This is the last chapter. What is open in the others: ./jbang workbook next\n");
    }

    @Test
    void aGreenChapterHasOneRemarkOnTheCode() throws IOException {
        home.write(
                "01-sum/MySum.java",
                ToyWorkbook.RIGHT_SUM.replace(
                        "{\n    @Override\n    public int add",
                        "{\n    private int a = 0;\n    private int b = 0;\n\n    @Override\n    public int add"));

        assertThat(home.run("grade", "01").out())
                .contains("a remark on MySum.java:4: The field `a` is never assigned again.")
                .doesNotContain("`b`");
        home.replace("01-sum/MySum.java", "return a + b", "return a - b");
        assertThat(home.run("grade", "01").out()).doesNotContain("a remark", "other solutions");
    }

    @Test
    void aFileThatDoesNotCompileIsRedAndTheOtherChaptersAreGraded() throws IOException {
        home.write("01-sum/MySum.java", "public class MySum implements Sum { oops");

        Run run = home.run("grade");

        assertThat(run.out()).contains("The board", "01-sum: 0 done, 1 red", "MySum.java:1", "02-echo: 0 done");
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void aChangedContractIsCompiledAgain() throws IOException {
        home.write("01-sum/MySum.java", ToyWorkbook.RIGHT_SUM);
        assertThat(home.run("grade", "01").status()).isZero();
        home.replace("01-sum/test/SumContract.java", ".isEqualTo(6)", ".isEqualTo(7)");

        assertThat(home.run("grade", "01").out()).contains("red: 1.2 many numbers");
    }

    @Test
    void aContractThatDoesNotCompileIsNotTheLearnersFault() throws IOException {
        home.replace("01-sum/test/SumContract.java", "assertThat(", "assertTaht(");

        Run run = home.run("grade", "01");

        assertThat(run.err()).contains("01-sum does not compile. This is not caused by your file", "assertTaht");
        assertThat(run.status()).isEqualTo(1);
        assertThat(folder.resolve("chapters/target/workbook/classes")).isEmptyDirectory();
    }

    @Test
    void anUnknownChapterIsReportedWithTheNames() {
        Run run = home.run("grade", "07");

        assertThat(run.err()).contains("There is no chapter '07'. There are: 01-sum, 02-echo.");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void aWrongOptionNamesTheSubcommandsHelp() {
        Run run = home.run("grade", "--wacth");

        assertThat(run.err()).contains("Try ./jbang workbook grade --help");
        assertThat(run.status()).isEqualTo(2);
        assertThat(home.run("grade", "--help").out()).contains("nothing is red, but something is not started");
    }
}
