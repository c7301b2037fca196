package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import workbook.window.Size;
import workbook.window.Window;

/** The window of {@code ./jbang workbook watch} on a screen of this test, with keys and saves of this test. */
@Timeout(120)
class WatchWindowIT {
    private static final String LOOPS = ToyWorkbook.RIGHT_SUM.replace(
            "return a + b;",
            "long end = System.nanoTime() + 60_000_000_000L; while (System.nanoTime() < end) {"
                    + " if (Thread.interrupted()) throw new IllegalStateException(); } return 0;");

    @TempDir
    Path folder;

    private ToyWorkbook home;
    private final LinkedBlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();
    private final FakeWindow window = new FakeWindow();
    private final PrintedLines prints = new PrintedLines();
    private final FakeOutside outside = new FakeOutside();
    private BackgroundGrader grader;
    private CompletableFuture<Void> run;

    /** A screen in memory. */
    private static final class FakeWindow implements Window {
        final BlockingQueue<String> keys = new LinkedBlockingQueue<>();
        volatile Size size = new Size(24, 80);
        volatile List<String> lines = List.of();
        volatile boolean closed;

        @Override
        public Size size() {
            return size;
        }

        @Override
        public void draw(List<String> drawn) {
            lines = List.copyOf(drawn);
        }

        @Override
        public Optional<String> key() throws InterruptedException {
            return Optional.ofNullable(keys.poll(20, TimeUnit.MILLISECONDS));
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** A terminal in which no command is run. */
    private final class FakeOutside implements WatchWindow.Outside {
        final BlockingQueue<String> commands = new LinkedBlockingQueue<>();

        @Override
        public void run(List<String> arguments) {
            assertThat(window.closed).isTrue();
            commands.add(String.join(" ", arguments));
        }

        @Override
        public Optional<Window> open() {
            window.closed = false;
            return Optional.of(window);
        }
    }

    @BeforeEach
    void open() {
        home = ToyWorkbook.in(folder);
        List<String> chapters = home.home().chapters();
        grader = BackgroundGrader.start(home.home(), chapters, false, events::add);
        run = CompletableFuture.runAsync(() -> {
            try (WatchWindow watch = new WatchWindow(home.home(), chapters, events, window, outside, prints)) {
                watch.run();
            } catch (InterruptedException | IOException e) {
                throw new IllegalStateException(e);
            }
        });
        awaitScreen("01-sum: 0 done, 0 red, 2 not started");
        awaitScreen("0 of 3 tests done");
    }

    @AfterEach
    void quit() {
        window.keys.add("q");
        run.join();
        grader.close();
        assertThat(window.closed).isTrue();
    }

    @Test
    void aSavedChapterIsGradedAndTheBarShowsIt() throws IOException {
        assertThat(window.lines.get(1)).isEqualTo("[01 -] 02 -");

        home.write(
                "02-echo/MyEcho.java",
                "public class MyEcho implements Echo {" + " public String say(String word) { return \"hey\"; } }");

        awaitScreen("[02 1 red]");
        assertThat(screen())
                .contains("02-echo: 0 done, 1 red, 0 not started", "red: 2.1 say it again", "MyEcho.java was saved")
                .contains("next: chapters/02-echo/MyEcho.java");
    }

    @Test
    void aDoneChapterLeadsToTheNext() throws IOException {
        home.write("01-sum/MySum.java", ToyWorkbook.RIGHT_SUM);

        awaitScreen("[01 done]");
        assertThat(screen())
                .contains(
                        "done: 1.2 many numbers", "2 of 3 tests done", "other solutions: ./jbang workbook solution 01")
                .contains("next: chapters/02-echo/MyEcho.java:6");
    }

    /** As many editors save. */
    @Test
    void aFileThatIsReplacedIsGraded() throws IOException {
        Path fresh = Files.writeString(folder.resolve("chapters/01-sum/MySum.java~"), ToyWorkbook.RIGHT_SUM);
        Files.move(fresh, home.file("01-sum/MySum.java"), StandardCopyOption.REPLACE_EXISTING);

        awaitScreen("[01 done]");
    }

    @Test
    void bothOfTwoSavesAreGraded() throws IOException {
        home.write("01-sum/MySum.java", ToyWorkbook.RIGHT_SUM);
        home.write(
                "02-echo/MyEcho.java",
                "public class MyEcho implements Echo {" + " public String say(String word) { return word; } }");

        awaitScreen("3 of 3 tests done");
        awaitScreen("next: all graded tests are done");
    }

    /** The test of the first version takes longer than this test may. */
    @Test
    @Timeout(60)
    void aSaveDuringAGradingReplacesIt() throws IOException {
        home.write("01-sum/MySum.java", LOOPS);
        awaitScreen("01-sum: grading ...");
        await().until(() -> Thread.getAllStackTraces().values().stream()
                .anyMatch(trace -> List.of(trace).toString().contains("MySum.add")));
        window.keys.add("?"); // keys work meanwhile
        awaitScreen("This window grades");

        home.write("01-sum/MySum.java", ToyWorkbook.RIGHT_SUM);

        await().atMost(Duration.ofSeconds(8)).until(() -> screen().contains("[01 done]"));
        assertThat(screen()).doesNotContain("took longer");
    }

    @Test
    void whatTheClassPrintsIsShownAndItsEscapeSequencesAreNot() throws IOException {
        try (var captured = PrintedLines.capture(prints)) {
            home.write(
                    "01-sum/MySum.java",
                    ToyWorkbook.RIGHT_SUM.replace("return a + b;", "System.out.println(\"a is \" + a); return a + b;"));
            awaitScreen("[01 done]");
        }
        assertThat(screen()).contains("Your class printed:", "a is 2");
    }

    @Test
    void hintsAreForTheNextTaskOneMoreAtEachPress() {
        window.keys.add("h");
        awaitScreen("hint for 1.1");
        String first = screen();
        assertThat(first).contains("next: chapters/01-sum/MySum.java:9  1.1 two numbers");

        window.keys.add("h");
        await().until(() -> !screen().equals(first));
        window.keys.add("escape");
        awaitScreen("not started: 1.1 two numbers");
    }

    @Test
    void predictHasTheTerminalForItselfAndThenTheWindowIsBack() throws InterruptedException {
        window.keys.add("p");

        assertThat(outside.commands.poll(10, TimeUnit.SECONDS)).isEqualTo("workbook predict 01");
        window.keys.add("?");
        awaitScreen("This window grades");
    }

    @Test
    void nextShowsTheCommands() {
        window.keys.add("n");

        awaitScreen("grade: ./jbang workbook grade 01");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aScriptRunsWithTheOwnClassAsSoonAsAPartIsWritten() throws IOException {
        Files.writeString(folder.resolve("jbang"), "echo '[jbang] Building jar'; echo \"runs: $*\"; echo problem >&2");
        window.keys.add("r");
        awaitScreen("runs: 01-sum\n");
        awaitScreen("problem");
        awaitScreen("It has ended. Esc: back to the grade.");
        assertThat(screen()).doesNotContain("[jbang]");
        window.keys.add("t");
        awaitScreen("runs: workbook trace 01\n");

        home.write("01-sum/MySum.java", ToyWorkbook.RIGHT_SUM);
        awaitScreen("[01 done]");
        window.keys.add("r");
        awaitScreen("runs: 01-sum --mine\n");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void escapeEndsAScript() throws IOException {
        Files.writeString(folder.resolve("jbang"), "echo started; exec sleep 100");
        window.keys.add("r");
        awaitScreen("started");

        window.keys.add("escape");

        awaitScreen("not started: 1.1 two numbers");
        await().until(() -> ProcessHandle.current()
                .descendants()
                .noneMatch(process -> process.info().commandLine().orElse("").contains("sleep 100")));
    }

    @Test
    void theScreenFollowsTheSizeOfTheTerminal() {
        window.size = new Size(12, 40);

        await().until(() -> window.lines.size() == 12 && window.lines.get(0).length() <= 40);
        assertThat(screen()).contains("next: chapters/01-sum/MySum.java:9 1.1\ntwo numbers");
    }

    @Test
    void aChapterWithoutATraceSaysSo() throws IOException {
        Files.delete(home.file("01-sum/SumTrace.java"));
        window.keys.add("t");

        awaitScreen("01-sum has no trace; r runs its script");
    }

    @Test
    void anUnknownKeyIsReportedOnceAndTheNextStepStays() {
        window.keys.add("x");

        awaitScreen("There is no key x");
        assertThat(screen()).contains("next: chapters/01-sum/MySum.java:9");
    }

    /** The tests of the chapter were edited, for example. */
    @Test
    void aChapterThatDoesNotCompileIsReported() throws IOException {
        home.replace("01-sum/test/SumContract.java", "assertThat(", "assertTaht(");
        home.write("01-sum/MySum.java", ToyWorkbook.RIGHT_SUM);

        awaitScreen("The grading failed: The chapter 01-sum does not compile.");
    }

    private String screen() {
        return String.join("\n", window.lines) + "\n";
    }

    private void awaitScreen(String words) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            if (run.isDone()) {
                run.join(); // throws what ended it
            }
            return screen().contains(words);
        });
    }
}
