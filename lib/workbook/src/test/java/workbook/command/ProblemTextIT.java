package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import workbook.cli.Scripts;
import workbook.cli.WorkbookHome;
import workbook.command.ToyWorkbook.Run;

/** The problem matchers of {@code .vscode/tasks.json} read what the grader prints. */
class ProblemTextIT {
    @TempDir
    Path folder;

    private ToyWorkbook toy;
    private JsonNode once;
    private JsonNode background;

    /** A line in VS Code's list of problems. */
    record Problem(String file, int line, String severity, String message) {}

    @BeforeEach
    void read() throws IOException {
        toy = ToyWorkbook.in(folder);
        JsonNode tasks = JsonMapper.builder()
                .build()
                .readTree(
                        WorkbookHome.find().root().resolve(".vscode/tasks.json").toFile())
                .path("tasks");
        for (JsonNode task : tasks) {
            String arguments = task.path("args").toString();
            if (arguments.equals("[\"workbook\",\"grade\",\"--problems\"]")) {
                once = task.path("problemMatcher");
            } else if (arguments.equals("[\"workbook\",\"grade\",\"--watch\",\"--problems\"]")) {
                background = task.path("problemMatcher");
            }
        }
    }

    @Test
    void aTestThatIsNotStartedIsInformation() {
        Run run = toy.run("grade", "01", "--problems");

        assertThat(problems(once, run.out()))
                .containsExactly(
                        new Problem("chapters/01-sum/MySum.java", 9, "info", "not started: 1.1 two numbers"),
                        new Problem("chapters/01-sum/MySum.java", 15, "info", "not started: 1.2 many numbers"));
        assertThat(run.out()).endsWith("01-sum: 0 done, 0 red, 2 not started\n");
        assertThat(run.status()).isEqualTo(4);
    }

    @Test
    void aRedTestIsAnErrorAtItsLineWithItsReason() throws IOException {
        toy.write("01-sum/MySum.java", ToyWorkbook.RIGHT_SUM.replace("return a + b", "return a - b"));

        Run run = toy.run("grade", "--problems");

        List<Problem> problems = problems(once, run.out());
        assertThat(problems).hasSize(3).startsWith(problems.get(0));
        Problem red = problems.get(0);
        assertThat(red.file()).isEqualTo("chapters/01-sum/MySum.java");
        assertThat(red.severity()).isEqualTo("error");
        assertThat(red.message())
                .startsWith("1.1 two numbers: [two and three are five]")
                .contains("5", "-1");
        assertThat(run.status()).isEqualTo(3);
    }

    @Test
    void aFileThatDoesNotCompileIsAnErrorAtTheLineOfJavac() throws IOException {
        toy.replace("01-sum/MySum.java", "throw new Todo(\"1.2 many numbers\");", "return nmbers.size();");

        assertThat(problems(once, toy.run("grade", "01", "--problems").out()))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(15);
                    assertThat(problem.severity()).isEqualTo("error");
                    assertThat(problem.message()).contains("does not compile", "nmbers");
                });
    }

    @Test
    void nothingIsLeftWhenAllIsDone() throws IOException {
        toy.write("01-sum/MySum.java", ToyWorkbook.RIGHT_SUM);

        Run run = toy.run("grade", "01", "--problems");

        assertThat(run.out()).isEqualTo("01-sum: 2 done, 0 red, 0 not started\n");
        assertThat(run.status()).isZero();
    }

    /** VS Code forgets the problems at the first pattern, and shows those that it has found at the second one. */
    @Test
    @Timeout(120)
    void eachSavedFileIsBetweenTheTwoPatternsOfTheBackgroundTask() throws Exception {
        Pattern begins =
                Pattern.compile(background.at("/background/beginsPattern").asText());
        Pattern ends = Pattern.compile(background.at("/background/endsPattern").asText());
        assertThat(background.at("/background/activeOnStart").asBoolean()).isTrue();
        PipedReader in = new PipedReader(1 << 16);
        PrintWriter out = new PrintWriter(new PipedWriter(in), true);
        Thread watch = new Thread(() ->
                Scripts.run(WorkbookCommand.of(toy.home()), out, out, "grade", "--watch", "--poll", "--problems"));
        watch.start();
        try (BufferedReader lines = new BufferedReader(in)) {
            assertThat(problems(background, until(lines, ends)))
                    .extracting(Problem::file)
                    .containsExactly(
                            "chapters/01-sum/MySum.java", "chapters/01-sum/MySum.java", "chapters/02-echo/MyEcho.java");

            toy.write("01-sum/MySum.java", ToyWorkbook.RIGHT_SUM.replace("return a + b", "return a - b"));
            until(lines, begins);
            assertThat(problems(background, until(lines, ends)))
                    .as("also those of the chapter that was not saved")
                    .extracting(Problem::severity)
                    .containsExactly("error", "error", "info");
        } finally {
            watch.interrupt();
            watch.join();
        }
    }

    private static String until(BufferedReader lines, Pattern last) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            text.append(line).append('\n');
            if (last.matcher(line).find()) {
                return text.toString();
            }
        }
        throw new AssertionError("no line matches " + last + " in:\n" + text);
    }

    /** Reads the lines as VS Code does. */
    private static List<Problem> problems(JsonNode matcher, String output) {
        JsonNode pattern = matcher.path("pattern");
        Pattern regexp = Pattern.compile(pattern.path("regexp").asText());
        List<Problem> problems = new ArrayList<>();
        for (String line : output.lines().toList()) {
            Matcher found = regexp.matcher(line);
            if (found.find()) {
                problems.add(new Problem(
                        found.group(pattern.path("file").asInt()),
                        Integer.parseInt(found.group(pattern.path("line").asInt())),
                        found.group(pattern.path("severity").asInt()),
                        found.group(pattern.path("message").asInt())));
            }
        }
        return problems;
    }
}
