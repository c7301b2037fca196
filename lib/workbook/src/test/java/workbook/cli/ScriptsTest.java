package workbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import workbook.grade.Todo;

class ScriptsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Command(name = "toy", description = "A toy.")
    static final class Toy implements Callable<Integer> {
        private final Throwable thrown;

        @Option(names = "--count", description = "How many.")
        int count = 3;

        Toy(Throwable thrown) {
            this.thrown = thrown;
        }

        @Override
        public Integer call() throws Exception {
            if (thrown instanceof Error e) {
                throw e;
            }
            if (thrown != null) {
                throw (Exception) thrown;
            }
            return count;
        }
    }

    @Test
    void theScriptsResultIsTheStatus() {
        assertThat(run(new Toy(null), "--count=0")).isZero();
        assertThat(run(new Toy(null))).isEqualTo(3);
        assertThat(err).hasToString("");
    }

    @Test
    void helpIsNoError() {
        assertThat(run(new Toy(null), "--help")).isZero();
        assertThat(out.toString()).contains("Usage: ./jbang toy", "A toy.", "--count", "--help", "--debug");
    }

    @Test
    void aWrongOptionIsReportedWithoutAStackTrace() {
        assertThat(run(new Toy(null), "--cuont=4")).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown option", "--cuont", "Try ./jbang toy --help");
        assertNoStackTrace();
    }

    @Test
    void aWrongValueIsReportedWithTheOption() {
        assertThat(run(new Toy(null), "--count=many")).isEqualTo(2);
        assertThat(err.toString()).contains("--count", "many", "not an int");
        assertNoStackTrace();
    }

    @Test
    void aUserErrorIsPrintedAsItsMessage() {
        assertThat(run(new Toy(new UserError("There is no tape 'x'.")))).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("Error: There is no tape 'x'.");
    }

    @Test
    void aKnownFailureIsExplainedAlsoAsACause() {
        var refused = new ConnectException("Failed to connect to /127.0.0.1:1");

        assertThat(run(new Toy(new IOException("x", new RuntimeException(refused)))))
                .isEqualTo(1);
        assertThat(err.toString()).contains("Failed to connect to /127.0.0.1:1", "Is the API server running");
        assertNoStackTrace();
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(run(new Toy(new NoSuchFileException("my/config")))).isEqualTo(1);
        assertThat(err.toString()).contains("there is no file my/config");
    }

    @Test
    void anythingElseIsUnexpectedAndDebugShowsWhere() {
        assertThat(run(new Toy(new IllegalStateException("odd")))).isEqualTo(1);
        assertThat(err.toString()).contains("unexpected", "IllegalStateException", "odd", "--debug");
        assertNoStackTrace();

        assertThat(run(new Toy(new IllegalStateException("odd")), "--debug")).isEqualTo(1);
        assertThat(err.toString()).contains("\tat workbook.cli.ScriptsTest");
    }

    @Test
    void anErrorIsReportedLikeAnException() {
        assertThat(run(new Toy(new AssertionError("not done")))).isEqualTo(1);
        assertThat(err.toString()).contains("not done");
        assertNoStackTrace();
    }

    @Test
    void aTaskThatIsNotStartedIsNamedWithItsPlace() {
        assertThat(run(new Toy(new Todo("1.1 the path")))).isEqualTo(1);
        assertThat(err.toString()).contains("not started: 1.1 the path", "ScriptsTest.java:", "--mine");
        assertNoStackTrace();
    }

    @Test
    void aFailureInTheLearnersFileIsNamedWithItsLine() {
        var failure = new IllegalStateException("odd");
        failure.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.util.List", "get", "List.java", 1),
            new StackTraceElement("MyListReader", "path", "MyListReader.java", 23)
        });

        assertThat(run(new Toy(failure))).isEqualTo(1);
        assertThat(err.toString()).contains("odd at MyListReader.java:23");
    }

    @Test
    void anInterruptedScriptPrintsNoError() {
        assertThat(run(new Toy(new InterruptedException()))).isEqualTo(130);
        assertThat(err).hasToString("");
    }

    private int run(Object command, String... args) {
        return Scripts.run(command, new PrintWriter(out), new PrintWriter(err), args);
    }

    private void assertNoStackTrace() {
        assertThat(err.toString()).doesNotContain("\tat ");
    }
}
