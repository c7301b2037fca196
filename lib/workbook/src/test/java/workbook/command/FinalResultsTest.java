package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import workbook.cli.Width;
import workbook.command.Exercise.Marked;
import workbook.grade.Grade;
import workbook.grade.State;
import workbook.grade.TaskResult;

/** Results from a process in which a learner's code ran; and the table of the results. */
class FinalResultsTest {
    private static final byte[] KEY = new byte[FinalChannel.KEY_LENGTH];

    private final Exercise exercise = exercise("05-store", 3);

    @Test
    void aGradeWithEachTestOnceIsAccepted() {
        Marked marked = exercise.checked(grade(State.DONE, 1, 2, 3));

        assertThat(marked.points()).isEqualTo(3);
        assertThat(marked.problem()).isEmpty();
    }

    @Test
    void aGradeThatContradictsTheListOfTestsHasNoPoints() {
        List<Grade> forged = List.of(
                grade(State.DONE),
                grade(State.DONE, 1, 2),
                grade(State.DONE, 1, 2, 2),
                grade(State.DONE, 1, 3, 2),
                grade(State.DONE, IntStream.range(0, 80).toArray()),
                new Grade(
                        "06-indexer",
                        "05-store/MyX.java",
                        grade(State.DONE, 1, 2, 3).results()),
                new Grade(
                        "05-store",
                        "06-indexer/MyX.java",
                        grade(State.DONE, 1, 2, 3).results()),
                new Grade("05-store", "05-store/MyX.java", List.of(new TaskResult("", "all", "", State.DONE, "", ""))));

        assertThat(forged).allSatisfy(grade -> {
            Marked marked = exercise.checked(grade);
            assertThat(marked.points()).isZero();
            assertThat(marked.grade().results()).hasSize(3);
            assertThat(marked.problem()).contains("contradict the list of tests: expected the 3 tests of 05-store");
        });
    }

    @Test
    void aRejectedFileIsRedForEachTest() {
        Marked marked = exercise.checked(new Grade(
                "05-store",
                "05-store/MyX.java",
                List.of(new TaskResult(
                        "",
                        "the file as a whole",
                        "",
                        State.RED,
                        "does not compile" + "!".repeat(100_000),
                        "MyX.java"))));

        assertThat(marked.grade().results()).hasSize(3).allSatisfy(red -> {
            assertThat(red.state()).isEqualTo(State.RED);
            assertThat(red.message()).startsWith("does not compile").hasSizeLessThan(10_000);
        });
    }

    @Test
    void onlyASignedLineInOrderIsAGrade() throws IOException {
        FinalChannel worker = new FinalChannel(KEY);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Grade first = grade(State.RED, 1, 2, 3);
        Grade second = grade(State.DONE, 1, 2, 3);
        out.writeBytes("noise without an end".getBytes(StandardCharsets.UTF_8));
        worker.write(first, out);
        worker.write(second, out);
        List<String> lines = lines(out.toByteArray());

        FinalChannel channel = new FinalChannel(KEY);
        assertThat(lines).hasSize(3);
        assertThat(channel.read(lines.get(0))).isEmpty();
        assertThat(channel.read(lines.get(2))).as("before its turn").isEmpty();
        assertThat(channel.read(lines.get(1).replace("RED", "DONE")))
                .as("changed")
                .isEmpty();
        assertThat(channel.read(lines.get(1))).contains(first);
        assertThat(channel.read(lines.get(1))).as("again").isEmpty();
        assertThat(channel.read(lines.get(2))).isEqualTo(Optional.of(second));
        assertThat(new FinalChannel("another key".repeat(3).getBytes(StandardCharsets.UTF_8)).read(lines.get(1)))
                .isEmpty();
    }

    /** On a busy machine a process may end late; all grades have arrived before. */
    @Test
    void aWorkerThatEndsLateKeepsItsGrades() throws Exception {
        SubmittedFiles work = new SubmittedFiles(Map.of(exercise.file(), new byte[0]), Map.of(), "", "");
        FinalProcess process = new FinalProcess(
                List.of(exercise),
                work,
                Duration.ofSeconds(20),
                (scratch, mark) -> new StubbornProcess(grade(State.DONE, 1, 2, 3)));

        assertThat(process.grade()).singleElement().satisfies(mark -> {
            assertThat(mark.problem()).isEmpty();
            assertThat(mark.points()).isEqualTo(3);
        });
    }

    /** Writes a grade as soon as it has the key, and ends only when it is destroyed. */
    private static final class StubbornProcess extends Process {
        private final PipedOutputStream out = new PipedOutputStream();
        private final InputStream grades = new PipedInputStream(out, 1 << 16);
        private final Grade grade;
        private boolean ended;

        StubbornProcess(Grade grade) throws IOException {
            this.grade = grade;
        }

        @Override
        public OutputStream getOutputStream() {
            return new ByteArrayOutputStream() {
                @Override
                public void flush() throws IOException {
                    new FinalChannel(Arrays.copyOf(toByteArray(), FinalChannel.KEY_LENGTH)).write(grade, out);
                    out.close();
                }
            };
        }

        @Override
        public InputStream getInputStream() {
            return grades;
        }

        @Override
        public InputStream getErrorStream() {
            return InputStream.nullInputStream();
        }

        @Override
        public int waitFor() {
            throw new IllegalStateException("it does not end");
        }

        @Override
        public boolean waitFor(long time, TimeUnit unit) {
            return ended;
        }

        @Override
        public int exitValue() {
            if (!ended) {
                throw new IllegalThreadStateException("it has not ended");
            }
            return 137;
        }

        @Override
        public void destroy() {
            ended = true;
        }

        @Override
        public boolean isAlive() {
            return !ended;
        }

        @Override
        public long pid() {
            return -1;
        }

        @Override
        public Stream<ProcessHandle> descendants() {
            return Stream.of();
        }
    }

    @Test
    void theTableFitsATerminal() {
        List<Exercise> exercises = IntStream.rangeClosed(1, 11)
                .mapToObj(i -> exercise(String.format("%02d-chapter", i), 8))
                .toList();
        List<String> names =
                List.of("Anna", "王小明".repeat(3), "a name that is a little long", "王".repeat(60), "x\u001b[2J");
        List<Learner> learners = names.stream()
                .map(name -> new Learner(
                        name,
                        "",
                        "",
                        Map.of(),
                        exercises.stream()
                                .map(one -> one.broken("does not compile: " + "why ".repeat(40)))
                                .toList(),
                        "",
                        "the same file as " + "y".repeat(200),
                        Duration.ZERO))
                .toList();

        String text = new FinalTable(exercises, learners).text();

        assertThat(text.lines()).allMatch(line -> Width.of(line) <= 80);
        assertThat(text)
                .contains("Anna                 0/8  0/8  ")
                .contains("王小明王小明王小\n".substring(0, 6))
                .contains("a name that is a little long\n", "x^[[2J ")
                .contains(", all chapters: does not compile: why why");
    }

    @Test
    void namesStayDistinctInCsv() {
        List<Learner> learners = List.of("a\nb", "a b", "-1").stream()
                .map(name -> new Learner(name, "", "", Map.of(), List.of(exercise.broken("no")), "", "", Duration.ZERO))
                .toList();

        assertThat(new FinalCsv(List.of(exercise), learners).learners().lines())
                .containsExactly(
                        "\ufeffid,name,points,of,05-store,error,note",
                        "\"a\\nb\",\"\",0,3,0,\"\",\"\"",
                        "\"a b\",\"\",0,3,0,\"\",\"\"",
                        "\"'-1\",\"\",0,3,0,\"\",\"\"");
    }

    @Test
    void timesAreFormattedAsTheyAreParsed() {
        assertThat(FinalOptions.text(Duration.ofSeconds(9_000))).isEqualTo("2h30m");
        assertThat(new FinalOptions.Time().convert("5m")).isEqualTo(Duration.ofMinutes(5));
    }

    private static Exercise exercise(String chapter, int tests) {
        return new Exercise(
                chapter,
                chapter + "/MyX.java",
                "MyXTest",
                Path.of("classes"),
                results(State.NOT_STARTED, IntStream.rangeClosed(1, tests).toArray()));
    }

    private static Grade grade(State state, int... tests) {
        return new Grade("05-store", "05-store/MyX.java", results(state, tests));
    }

    private static List<TaskResult> results(State state, int... tests) {
        return IntStream.of(tests)
                .mapToObj(i -> new TaskResult(
                        "5." + i, "5." + i + " words", "test" + i, state, state == State.RED ? "why" : "", "MyX.java"))
                .toList();
    }

    private static List<String> lines(byte[] bytes) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        List<String> lines = new ArrayList<>();
        for (String line = FinalChannel.line(in); line != null; line = FinalChannel.line(in)) {
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }
}
