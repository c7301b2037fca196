package workbook.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The grader on the toy chapter: unfinished, wrong and unfair answers. */
class GraderIT {
    @TempDir
    Path folder;

    @Test
    void stubIsNotStartedWithFileAndLine() throws IOException {
        Grade grade = Grader.grade(MyTallyToy.class, Toys.file("MyTally.java"));

        assertThat(states(grade))
                .containsExactlyEntriesOf(new TreeMap<>(Map.of(
                        "1.1", "NOT_STARTED", "1.2", "NOT_STARTED", "1.3", "NOT_STARTED", "1.10", "NOT_STARTED")));
        assertThat(grade.results().get(0).place()).isEqualTo("MyTally.java:8");
        assertThat(grade.results().get(0).message()).contains("not started", "1.1 cut the line");
    }

    @Test
    void stubIsRedWithFileAndLineInStrictMode() {
        Grade grade = Grader.grade(MyTallyToy.class, new FileAnswer(Toys.file("MyTally.java")), true);

        assertThat(grade.count(State.RED)).isEqualTo(4);
        assertThat(grade.results().get(0).place()).isEqualTo("MyTally.java:8");
        assertThat(grade.results().get(0).message())
                .isEqualTo("not started: 1.1 cut the line; 1.2 mind two spaces (MyTally.java:8)");
    }

    @Test
    void testsRunInTheOrderOfTheirNumbers() {
        Grade grade = Grader.grade(MyTallyToy.class, Toys.file("MyTally.java"));

        assertThat(grade.results()).extracting(TaskResult::task).containsExactly("1.1", "1.2", "1.3", "1.10");
    }

    @Test
    void rightAnswerIsDone() {
        Grade grade = Grader.grade(MyTallyToy.class, Toys.file("alternatives/Loops.java"));

        assertThat(grade.count(State.DONE)).as(grade.toString()).isEqualTo(4);
    }

    @Test
    void todoThatIsCaughtOnAnotherThreadIsReported() throws IOException {
        Grade grade = grade("""
                public void add(String line) {
                    Thread helper = new Thread(() -> {
                        try {
                            throw new workbook.grade.Todo("1.10 on another thread");
                        } catch (Throwable swallowed) {
                            // as a careless library does
                        }
                    });
                    helper.start();
                    try { helper.join(); } catch (InterruptedException e) { throw new IllegalStateException(e); }
                }
                public int total() { return 5; }
                """);

        assertThat(states(grade)).containsEntry("1.10", "NOT_STARTED").containsEntry("1.1", "DONE");
    }

    @Test
    void todoOnAKitsThreadEndsTheNextWait() throws IOException {
        Grade grade = grade("""
                public void add(String line) { throw new Todo("1.10 in a kit's thread"); }
                public int total() { return 4; }
                """);

        assertThat(states(grade)).containsEntry("1.10", "NOT_STARTED");
    }

    @Test
    void failedAssertionTakesPrecedenceOverATodoOfAnotherThread() throws IOException {
        Path file = write("Hasty.java", """
                import java.util.List;
                import workbook.grade.*;
                public class Hasty implements Tally {
                    public List<String> words(String line) {
                        Thread helper = new Thread(() -> { throw new Todo("1.2 later"); });
                        helper.setUncaughtExceptionHandler((thread, thrown) -> {});
                        helper.start();
                        try { helper.join(); } catch (InterruptedException e) { throw new IllegalStateException(e); }
                        return List.of(line);
                    }
                    public int countAll(List<String> lines) { throw new Todo("1.3"); }
                    public void add(String line) { throw new Todo("1.10"); }
                    public int total() { return 4; }
                }
                """);

        assertThat(states(Grader.grade(MyTallyToy.class, file)))
                .containsEntry("1.1", "RED")
                .containsEntry("1.3", "NOT_STARTED");
    }

    @Test
    void compileErrorIsRedWithLineColumnAndJavacsWords() throws IOException {
        Path file = folder.resolve("Broken.java");
        Files.writeString(file, "public class Broken {\n    int three = \"3\";\n}\n");

        Grade grade = Grader.grade(MyTallyToy.class, file);

        assertThat(grade.results()).singleElement().satisfies(red -> {
            assertThat(red.state()).isEqualTo(State.RED);
            assertThat(red.place()).isEqualTo("Broken.java:2");
            assertThat(red.message()).contains("Broken.java:2:17", "String");
        });
    }

    @Test
    void missingFileOtherClassAndMissingInterfaceAreRedWithWhatToDo() throws IOException {
        assertThat(refusal(folder.resolve("Gone.java"))).contains("does not exist", "git checkout");
        assertThat(refusal(write("Other.java", "public interface Other {}"))).contains("abstract or an interface");
        assertThat(refusal(write("Small.java", "class Small {}"))).contains("public class Small");
        assertThat(refusal(write("Alone.java", "public class Alone {}"))).contains("implements Tally");
        assertThat(refusal(write("Packed.java", "package a; public class Packed {}")))
                .contains("without a package line");
    }

    @Test
    void answerThatUsesTheLibrarysIsRejected() throws IOException {
        assertThat(refusal(write("Heir.java", "public class Heir extends workbook.grade.LibTally {}")))
                .contains("Heir.java:1", "workbook.grade.LibTally", "the library's answer");
        assertThat(refusal(write("Caller.java", body("Caller", """
                private final Tally lib = new LibTally();
                public void add(String line) { lib.add(line); }
                public int total() { return lib.total(); }
                """)))).contains("the library's answer");
        assertThat(refusal(write("Mirror.java", body("Mirror", """
                public void add(String line) {
                    try { Class.forName("workbook.grade.LibTally"); } catch (Exception e) { }
                }
                public int total() { return 0; }
                """)))).contains("in a string");
    }

    @Test
    void answerThatWouldEndTheJvmIsRejected() throws IOException {
        String why = refusal(write("Quitter.java", body("Quitter", """
                public void add(String line) { System.exit(0); }
                public int total() { return 0; }
                """)));

        assertThat(why).contains("java.lang.System.exit", "Quitter.java:");
    }

    @Test
    void answerThatHangsIsRedWithItsCurrentLine() throws IOException {
        Path file = write("Hanger.java", body("Hanger", """
                public void add(String line) { }
                public synchronized int total() {
                    try { while (true) { wait(); } } catch (InterruptedException e) { return 0; }
                }
                """));

        TaskResult red = Grader.grade(MyTallyToy.class, file).results().get(3);

        assertThat(red.state()).isEqualTo(State.RED);
        assertThat(red.message()).contains("took longer than 2 s", "Hanger.java:");
    }

    @Test
    void answerThatLoopsForEverIsRunOnlyOnce() throws IOException {
        Path file = write("Looper.java", """
                import java.util.*;
                import workbook.grade.*;
                public class Looper implements Tally {
                    public List<String> words(String line) { return List.of("to", "be", "or", "not"); }
                    public int countAll(List<String> lines) {
                        long until = System.nanoTime() + 6_000_000_000L; // "forever", but not beyond this test
                        while (System.nanoTime() < until) { }
                        return 5;
                    }
                    public void add(String line) { }
                    public int total() { return 5; }
                }
                """);

        Grade grade = Grader.grade(MyTallyToy.class, file);

        assertThat(grade.results().get(0).state()).isEqualTo(State.DONE);
        assertThat(grade.results().get(2).message()).contains("took longer than 2 s", "Looper.java:7");
        assertThat(grade.results().get(3).state()).isEqualTo(State.RED);
        assertThat(grade.results().get(3).message()).contains("not run", "1.3", "is still running");
    }

    @Test
    void exceptionOfAnAnswerOnAKitsThreadIsRedWithItsLine() throws IOException {
        TaskResult red = grade("""
                public void add(String line) { throw new IllegalStateException("no room"); }
                public int total() { return 5; }
                """).results().get(3);

        assertThat(red.state()).isEqualTo(State.RED);
        assertThat(red.message()).contains("IllegalStateException: no room");
        assertThat(red.place()).startsWith("Answer.java:");
    }

    @Test
    void staticFieldsAreFreshInEachTest() throws IOException {
        Grade grade = grade("""
                private static int made;
                { if (++made > 1) { throw new IllegalStateException("made before"); } }
                public void add(String line) { total.addAndGet(words(line).size()); }
                public int total() { return total.get(); }
                private final java.util.concurrent.atomic.AtomicInteger total = new java.util.concurrent.atomic.AtomicInteger();
                """);

        assertThat(grade.count(State.DONE)).as(grade.toString()).isEqualTo(4);
    }

    @Test
    void changeOfTheFileTakesEffectAtOnce() throws IOException {
        Path file = write(
                "Answer.java", body("Answer", "public void add(String line) { } public int total() { return 1; }"));
        assertThat(states(Grader.grade(MyTallyToy.class, file))).containsEntry("1.10", "RED");

        write("Answer.java", body("Answer", "public void add(String line) { } public int total() { return 5; }"));
        assertThat(states(Grader.grade(MyTallyToy.class, file))).containsEntry("1.10", "DONE");
    }

    @Test
    void learnersFileCanBeLoadedWithoutATest() throws IOException {
        Tally tally = AnswerLoader.load(Toys.file("alternatives/Loops.java"), Tally.class);

        assertThat(tally.words("a b")).containsExactly("a", "b");
    }

    @Test
    void manyAnswersComeFromOneCompilation() throws IOException {
        AnswerLoader.Answers<Tally> answers = AnswerLoader.compile(Toys.file("alternatives/Loops.java"), Tally.class);

        assertThat(answers.make()).isNotSameAs(answers.make()).hasSameClassAs(answers.make());
        assertThatThrownBy(() -> answers.make("too much"))
                .hasMessageContaining("expected a public constructor Loops(String)");
    }

    private String refusal(Path file) {
        Grade grade = Grader.grade(MyTallyToy.class, file);
        assertThat(grade.results()).hasSize(1);
        assertThat(grade.count(State.RED)).isEqualTo(1);
        return grade.results().get(0).message();
    }

    /** The file was saved again while a test of the old one was waiting. */
    @Test
    void aCancelledGradingEndsAtOnce() throws Exception {
        Path file = write("Waits.java", body("Waits", """
                public void add(String line) {
                    try { Thread.sleep(60_000); } catch (InterruptedException e) { throw new IllegalStateException(e); }
                }
                public int total() { return 0; }
                """));
        Cancellation cancellation = new Cancellation();
        CompletableFuture<Grade> grading =
                CompletableFuture.supplyAsync(() -> Grader.grade(MyTallyToy.class, file, cancellation));
        await().until(() -> Thread.getAllStackTraces().values().stream()
                .flatMap(Stream::of)
                .anyMatch(frame -> frame.getClassName().equals("Waits")));

        cancellation.cancel();

        assertThat(grading.get().results())
                .extracting(TaskResult::message)
                .as("no test ran until its time limit")
                .noneMatch(message -> message.startsWith("took longer"));
        assertThat(cancellation.isCancelled()).isTrue();
    }

    private Grade grade(String addAndTotal) throws IOException {
        return Grader.grade(MyTallyToy.class, write("Answer.java", body("Answer", addAndTotal)));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String body(String name, String addAndTotal) {
        return """
                import java.util.*;
                import workbook.grade.*;
                public class %s implements Tally {
                public List<String> words(String line) { return List.of(line.trim().split(" +")); }
                public int countAll(List<String> lines) { return lines.stream().mapToInt(line -> words(line).size()).sum(); }
                %s
                }
                """.formatted(name, addAndTotal);
    }

    private static Map<String, String> states(Grade grade) {
        Map<String, String> states = new TreeMap<>();
        grade.results().forEach(one -> states.put(one.task(), one.state().name()));
        return states;
    }
}
