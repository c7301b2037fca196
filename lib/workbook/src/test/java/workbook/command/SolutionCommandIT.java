package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.command.ToyWorkbook.Run;

class SolutionCommandIT {
    @TempDir
    Path folder;

    private ToyWorkbook home;

    @BeforeEach
    void copyTheWorkbook() {
        home = ToyWorkbook.in(folder);
    }

    @Test
    void itIsRefusedUntilTheLearnersIsDone() {
        Run run = home.run("solution", "01");

        assertThat(run.err())
                .contains(
                        "are available when yours is done", "0 done, 0 red, 2 not started", "./jbang workbook hint 1.1")
                .contains("--anyway");
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void itIsShownWhenTheLearnersIsDone() throws IOException {
        home.write("01-sum/MySum.java", ToyWorkbook.RIGHT_SUM);

        Run run = home.run("solution", "01");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("  LoopSum: With a loop: one number after the other.\n")
                .contains("    chapters/01-sum/alternatives/LoopSum.java\n")
                .contains("  LibSum: The library's answer, by java.util.stream.IntStream.\n")
                .contains("total = add(total, number);")
                .endsWith("Another one: ./jbang workbook solution 01 LibSum\n");
    }

    @Test
    void optionalTasksNeedNotBeDone() throws IOException {
        home.replace("01-sum/test/SumContract.java", "1.2 many", "1.2 (optional) many");
        home.replace("01-sum/MySum.java", "throw new Todo(\"1.1 two numbers\")", "return a + b");

        assertThat(home.run("solution", "01").out()).contains("LoopSum");
    }

    @Test
    void itIsShownWithAnyway() {
        assertThat(home.run("solution", "01", "LibSum", "--anyway").out())
                .contains("Math.addExact(a, b)")
                .doesNotContain("total = add(total, number);");
        assertThat(home.run("solution", "01", "Lib", "--anyway").err())
                .contains("There is no solution 'Lib'. There are: LoopSum, LibSum.");
        assertThat(home.run("solution", "02", "--anyway").err()).contains("There are no solutions in chapters/02-echo");
    }
}
