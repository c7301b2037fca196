package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceCommandIT {
    @TempDir
    Path folder;

    private ToyWorkbook home;

    @BeforeEach
    void copyTheWorkbook() {
        home = ToyWorkbook.in(folder);
    }

    @Test
    void theLibrarysClassIsTraced() {
        assertThat(home.run("trace", "01").out()).isEqualTo("""
                01-sum, the library's class
                Scene 1: two sums
                Step 1: 1 and 2
                  returned: 3
                  no changes
                Step 2: 1, 2 and 3
                  returned: 6
                  no changes
                """);
    }

    @Test
    void theLearnersClassIsTracedWithItsFields() throws IOException {
        home.write(
                "01-sum/MySum.java",
                ToyWorkbook.RIGHT_SUM
                        .replace("return a + b;", "calls++;\n return a - b;")
                        .replace("implements Sum {", "implements Sum {\n private int calls;"));

        assertThat(home.run("trace", "01", "--mine").out()).contains("""
                01-sum, your own class
                Scene 1: two sums
                At first
                  field calls: 0
                Step 1: 1 and 2
                  returned: -1
                  field calls: 1
                """);
    }

    @Test
    void whatIsNotStartedIsReportedWithItsLocation() {
        assertThat(home.run("trace", "01", "--mine").out())
                .endsWith("Step 1: 1 and 2\n  not started: 1.1 two numbers (MySum.java:9)\n");
    }

    @Test
    void aFileThatDoesNotCompileIsReported() throws IOException {
        home.write("01-sum/MySum.java", "public class MySum { oops");

        assertThat(home.run("trace", "01", "--mine").err()).contains("MySum.java does not compile");
    }

    @Test
    void aChapterWithoutATraceNamesThoseThatHaveOne() {
        assertThat(home.run("trace", "02").err()).contains("The chapter 02-echo has no trace. These have one: 01-sum.");
    }
}
