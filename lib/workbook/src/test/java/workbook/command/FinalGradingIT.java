package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import workbook.cli.Printable;
import workbook.cli.Scripts;
import workbook.cli.Width;
import workbook.command.ToyWorkbook.Run;

/** Submissions are graded in separate JVMs, with one row each, and do not affect each other. */
class FinalGradingIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @TempDir
    Path learners;

    @TempDir
    Path results;

    private ToyWorkbook home;

    @BeforeEach
    void copyTheWorkbook() {
        home = ToyWorkbook.in(folder);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // links and pipes are submitted
    void everyRowIsRight() throws IOException {
        everyRowIsRight(Cohort.small(learners), Duration.ofSeconds(40));
    }

    /** Run by hand, see docs/proof.md; also three of these runs at once. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    @EnabledIfSystemProperty(named = "final.learners", matches = "60")
    void everyRowOfSixtyIsRight() throws IOException {
        everyRowIsRight(Cohort.large(learners), Duration.ofSeconds(60));
    }

    private void everyRowIsRight(Cohort cohort, Duration timeout) throws IOException {
        int count = cohort.members().size();
        long begin = System.nanoTime();

        Run run = grade("--jobs", "2", "--timeout", timeout.toSeconds() + "s", "--final", learners.toString());

        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        Duration bound = timeout.multipliedBy((count + 1) / 2);
        assertThat(run.status()).as(run.err()).isEqualTo(1); // some cannot be graded
        assertThat(run.err())
                .contains(count + " learners, 2 at a time, at most " + FinalOptions.text(timeout) + " each: at most "
                        + FinalOptions.text(bound) + " in all");
        assertThat(took).isLessThan(bound);
        JsonNode rows = json().path("learners");
        assertThat(rows).hasSize(count);
        for (Cohort.Member member : cohort.members()) {
            JsonNode row = row(rows, member.name());
            assertThat(points(row)).as(row.toPrettyString()).matches(member.sum() + " and " + member.echo());
            assertThat(row.path("error").asText().isEmpty()).as(member.name()).isEqualTo(!member.isAnError());
            member.words().forEach(words -> assertThat(row.toString()).contains(words));
        }
        List<String> tests = Files.readAllLines(results.resolve("grades.csv"));
        assertThat(tests).hasSize(1 + 3 * count).allMatch(line -> line.matches("\ufefflearner,.*|\".*\""));
        List<String> points = Files.readAllLines(results.resolve("grades-learners.csv"));
        assertThat(points).hasSize(1 + count).doesNotHaveDuplicates();
        assertThat(points.get(0)).isEqualTo("\ufeffid,name,points,of,01-sum,02-echo,error,note");
        assertThat(points).contains("\"王小明\",\"\",3,3,2,1,\"\",\"\"");
        try (Stream<Path> files = Files.list(results.resolve("grades-gradescope"))) {
            assertThat(files).hasSize(count);
        }
        assertThat(run.out().lines().filter(line -> !line.startsWith("  " + results)))
                .allMatch(line -> Width.of(line) <= 80)
                .allMatch(line -> line.equals(Printable.line(line)));
        try (Stream<Path> left = Files.list(results)) {
            assertThat(left.map(one -> one.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "grades.json",
                            "grades.csv",
                            "grades-learners.csv",
                            "grades-junit.xml",
                            "grades-heatmap.html",
                            "grades-gradescope");
        }
        assertThat(ProcessHandle.current().descendants())
                .as("processes that were left behind")
                .isEmpty();
    }

    private static JsonNode row(JsonNode rows, String name) {
        List<JsonNode> found = new ArrayList<>();
        rows.forEach(row -> {
            if (row.path("learner").asText().equals(Normalizer.normalize(name, Normalizer.Form.NFC))) {
                found.add(row);
            }
        });
        assertThat(found).as("rows of " + name).hasSize(1);
        return found.get(0);
    }

    private static String points(JsonNode row) {
        List<Integer> points = new ArrayList<>();
        row.path("chapters").forEach(chapter -> {
            int done = 0;
            for (JsonNode result : chapter.path("results")) {
                done += result.path("state").asText().equals("DONE") ? 1 : 0;
            }
            points.add(done);
        });
        assertThat(row.path("done").asInt()).isEqualTo(points.get(0) + points.get(1));
        return points.get(0) + " and " + points.get(1);
    }

    @Test
    void whatIsNotStartedIsRedAndSubmittedTestsAreIgnored() throws IOException {
        submit("ann/01-sum/MySum.java", home.read("01-sum/MySum.java"));
        submit("ann/01-sum/test/SumContract.java", "nonsense");
        submit("ann/01-sum/Sum.java", "nonsense");

        Run run = home.run(
                "grade",
                "01",
                "--out",
                results + "/grades",
                "--final",
                learners.resolve("ann").toString());

        assertThat(run.out()).startsWith("""
                learner   01  all
                ann      0/2  0/2
                """);
        assertThat(Files.readString(results.resolve("grades.csv")))
                .contains("\"1.1 two numbers\",\"red\",\"not started: 1.1 two numbers (MySum.java:9)\"");
    }

    @Test
    void anInterruptedRunKeepsItsGradesAndIsResumed() throws Exception {
        submit("a/MySum.java", ToyWorkbook.RIGHT_SUM);
        submit("b/MySum.java", ToyWorkbook.RIGHT_SUM + "// b");
        submit("c/MySum.java", ToyWorkbook.RIGHT_SUM.replace("return a + b;", "while (true) { }"));
        String err = interruptedAfter("2 of 3: b, 2 of 2");

        assertThat(err).contains("Interrupted: 2 of 3 learners are graded, and written to", "--resume");
        assertThat(json().path("learners"))
                .extracting(one -> one.path("learner").asText())
                .containsExactly("a", "b");
        assertThat(ProcessHandle.current().descendants()).isEmpty();

        // Grades that are kept contain the text that was written into the file in between.
        Path file = results.resolve("grades.json");
        Files.writeString(file, Files.readString(file).replace("\"place\" : \"MySum.java\"", "\"place\" : \"kept\""));
        submit("b/MySum.java", ToyWorkbook.RIGHT_SUM.replace("return a + b;", "return a - b;"));
        submit("c/MySum.java", ToyWorkbook.RIGHT_SUM + "// c");
        Run second = home.run("grade", "01", "--resume", "--out", results + "/grades", "--final", learners.toString());

        assertThat(second.status()).as(second.err()).isZero();
        assertThat(second.out()).startsWith("""
                learner   01  all
                a        2/2  2/2
                b        0/2  0/2
                c        2/2  2/2
                """);
        assertThat(row(json().path("learners"), "a").toString()).contains("kept");
        assertThat(row(json().path("learners"), "b").toString()).doesNotContain("kept");

        home.replace("01-sum/test/SumContract.java", ".isEqualTo(5)", ".isEqualTo(2 + 3)");
        Run third = home.run("grade", "01", "--resume", "--out", results + "/grades", "--final", learners.toString());
        assertThat(third.err()).contains("no earlier grades of the same chapters and tests");
        assertThat(json().toString()).doesNotContain("kept");
    }

    @Test
    void aResumedRunThatIsInterruptedKeepsTheGradesOfAllLearners() throws Exception {
        submit("a/MySum.java", ToyWorkbook.RIGHT_SUM);
        submit("b/MySum.java", ToyWorkbook.RIGHT_SUM + "// b");
        submit("c/MySum.java", ToyWorkbook.RIGHT_SUM + "// c");
        assertThat(grade("01", "--final", learners.toString()).status()).isZero();
        submit("a/MySum.java", ToyWorkbook.RIGHT_SUM + "// a");
        submit("b/MySum.java", ToyWorkbook.RIGHT_SUM.replace("return a + b;", "while (true) { }"));

        String err = interruptedAfter(": a, 2 of 2", "--resume");

        assertThat(err).contains("Interrupted: 2 of 3 learners are graded");
        assertThat(json().path("learners"))
                .extracting(one -> one.path("learner").asText())
                .containsExactly("a", "c");
    }

    /** Grades chapter 01, one learner at a time, until this is printed. Returns the output. */
    private String interruptedAfter(String words, String... more) throws InterruptedException {
        List<String> all = new ArrayList<>(List.of("grade", "01", "--jobs", "1", "--out", results + "/grades"));
        all.addAll(List.of(more));
        all.addAll(List.of("--final", learners.toString()));
        StringWriter err = new StringWriter();
        AtomicInteger status = new AtomicInteger();
        Thread run = new Thread(() -> status.set(Scripts.run(
                WorkbookCommand.of(home.home()),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                all.toArray(String[]::new))));
        run.start();
        while (run.isAlive() && !err.toString().contains(words)) {
            Thread.sleep(20);
        }
        run.interrupt();
        run.join(10_000);
        assertThat(status).hasValue(130);
        return err.toString();
    }

    @Test
    void anUnexpectedReadErrorIsTheErrorOfItsRow() throws Exception {
        Path odd = (Path)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Path.class}, (self, m, a) -> {
                    throw new StackOverflowError("of a folder");
                });
        try (FinalGrading grading = new FinalGrading(home.home(), List.of("01-sum"))) {
            Learner row = grading.grade(Submission.of("ann", odd), Duration.ofSeconds(1));

            assertThat(row.error()).contains("the grading failed", "StackOverflowError: of a folder");
            assertThat(row.hash()).isEmpty();
            assertThat(row.marks()).hasSize(1);
        }
    }

    @Test
    void gradesThatCannotBeWrittenAreReportedBeforeTheGrading() throws IOException {
        submit("ann/MySum.java", ToyWorkbook.RIGHT_SUM);
        Files.createDirectories(results.resolve("taken.csv"));

        for (String out : List.of("nowhere/grades", "taken")) {
            Run run = home.run("grade", "--out", results.resolve(out).toString(), "--final", learners.toString());

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.err()).contains("--out").doesNotContain("ann");
        }
    }

    @Test
    void theRosterGivesTheRowsAndTheirNames() throws IOException {
        submit("hand-ins/a1/MySum.java", ToyWorkbook.RIGHT_SUM);
        submit("hand-ins/x9/MySum.java", ToyWorkbook.RIGHT_SUM);
        Path roster = Files.writeString(learners.resolve("roster.csv"), "id,name\na1,王小明\nb2,Ben\n");

        Run run = grade(
                "--roster",
                roster.toString(),
                "--final",
                learners.resolve("hand-ins").toString());

        assertThat(run.err()).contains("1 not on the roster: x9");
        assertThat(Files.readAllLines(results.resolve("grades-learners.csv")))
                .containsExactly(
                        "\ufeffid,name,points,of,01-sum,02-echo,error,note",
                        "\"a1\",\"王小明\",2,3,2,0,\"\",\"the same file as x9 in 01\"",
                        "\"b2\",\"Ben\",0,3,0,0,\"\",\"no submission\"",
                        "\"x9\",\"\",2,3,2,0,\"\",\"not on the roster; the same file as a1 in 01\"");
    }

    @Test
    void optionsForInstructorsRequireFinal() {
        assertThat(home.run("grade", "--resume").err()).contains("require --final DIR");
        assertThat(home.run("grade", "--timeout", "5 minutes", "--final", ".").err())
                .contains("expected a time such as 90s or 5m, found '5 minutes'");
        assertThat(home.run("grade", "--jobs", "0", "--final", ".").status()).isEqualTo(2);
    }

    /** A process that detaches itself into its own session, with or without environment, is no descendant. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(30)
    void processesThatAnAnswerLeavesBehindAreEnded() throws Exception {
        Path pids = results.resolve("pids");
        String sleep = "sh -c 'echo $$ >> " + pids + "; exec sleep 1000'";
        ProcessBuilder builder = new ProcessBuilder(
                "setsid",
                "sh",
                "-c",
                "(setsid " + sleep + " &) ; (nohup " + sleep + " > /dev/null &); env -i PATH=$PATH " + sleep
                        + " & sleep 1000");
        builder.environment().put("WORKBOOK_GRADING", "it-" + results.getFileName());
        Process process = builder.start();
        ProcessGroup leftovers = new ProcessGroup(process, "WORKBOOK_GRADING=it-" + results.getFileName());
        while (!Files.exists(pids) || Files.readAllLines(pids).size() < 3) {
            leftovers.record();
            Thread.sleep(20);
        }

        leftovers.end();

        assertThat(process.isAlive()).isFalse();
        assertThat(Files.readAllLines(pids))
                .hasSize(3)
                .allSatisfy(pid -> assertThat(
                                ProcessHandle.of(Long.parseLong(pid.strip())).filter(ProcessGroup::isAlive))
                        .isEmpty());
    }

    @Test
    void aReadOnlyWorkbookGrades() throws IOException {
        // root may write everywhere, so a file is in the place of the folder for compiled classes.
        Files.writeString(folder.resolve("chapters/target"), "");
        submit("ann/MySum.java", ToyWorkbook.RIGHT_SUM);

        Run run = home.run("grade", "01");
        assertThat(run.out()).as(run.err()).contains("not started: 1.1 two numbers");
        assertThat(grade("--final", learners.resolve("ann").toString()).out()).contains("ann      2/2");
    }

    private Run grade(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("grade", "--out", results.resolve("grades").toString()));
        all.addAll(List.of(arguments));
        return home.run(all.toArray(String[]::new));
    }

    private JsonNode json() throws IOException {
        return JSON.readTree(results.resolve("grades.json").toFile());
    }

    private void submit(String name, String text) throws IOException {
        Path file = learners.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
