package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./jbang workbook watch} in a pseudo-terminal of script(1): it restores the terminal in every way of ending. */
@Timeout(180)
class WatchTerminalIT {
    private static final String LEFT_THE_WINDOW = "\033[?1049l";

    @TempDir
    Path folder;

    private Process terminal;

    @BeforeEach
    void scriptIsInstalled() throws IOException, InterruptedException {
        try {
            Process version = new ProcessBuilder("script", "--version").start();
            String printed = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Assumptions.assumeTrue(
                    version.waitFor() == 0 && printed.contains("util-linux"),
                    "this test needs a pseudo-terminal from script(1) of util-linux; this system has another script");
        } catch (IOException e) {
            Assumptions.abort("this test needs a pseudo-terminal from script(1) of util-linux; it is not installed");
        }
    }

    @AfterEach
    void end() {
        if (terminal != null) {
            terminal.descendants().forEach(ProcessHandle::destroyForcibly);
            terminal.destroyForcibly();
        }
    }

    @Test
    void quittingRestoresTheTerminalAndPrintsTheBoard() throws IOException {
        start("xterm", 24, 80, "");
        awaitOutput("01-sum: 0 done, 0 red, 2 not started");
        awaitOutput("[01 -] 02 -");

        press("q");

        assertThatTheTerminalIsRestored();
        assertThat(read("status")).isEqualTo("0");
        String after = output().substring(output().indexOf(LEFT_THE_WINDOW));
        assertThat(after).contains("The board", "next: chapters/01-sum/MySum.java:9  1.1 two numbers");
    }

    @Test
    void ctrlCRestoresTheTerminal() throws IOException {
        start("xterm", 24, 80, "");
        awaitOutput("[01 -] 02 -");

        press("\003");

        assertThatTheTerminalIsRestored();
        assertThat(read("status")).isEqualTo("130");
        assertThat(output().substring(output().indexOf(LEFT_THE_WINDOW))).contains("The board");
    }

    @Test
    void sigtermRestoresTheTerminal() throws IOException {
        start("xterm", 24, 80, "");
        awaitOutput("h hint");

        java().destroy();

        assertThatTheTerminalIsRestored();
        assertThat(read("status")).isEqualTo("143");
    }

    @Test
    void aKilledJvmRestoresTheTerminal() throws IOException {
        start("xterm", 24, 80, "");
        awaitOutput("h hint");

        java().destroyForcibly();

        assertThatTheTerminalIsRestored();
        assertThat(read("status")).isEqualTo("137");
    }

    /** A command that asks its user has the terminal as it was before, and afterwards the window is there again. */
    @Test
    void aCommandThatAsksHasTheTerminalForItself() throws IOException {
        start("xterm", 24, 80, "");
        Files.writeString(folder.resolve("toy/jbang"), "printf 'asks: '; read -r answer; echo \"$* got $answer\"");
        awaitOutput("[01 -] 02 -");

        press("p");
        awaitOutput("asks: ");
        press("yes\n");
        awaitOutput("workbook predict 01 got yes");
        awaitOutput("Enter: back to the window");
        press("\n");
        await().atMost(Duration.ofSeconds(30)).until(() -> output().split("\\Q\033[?1049h\\E", -1).length == 3);
        press("q");

        assertThatTheTerminalIsRestored();
        assertThat(read("status")).isEqualTo("0");
    }

    @Test
    void withoutATerminalThatCanDoItThereArePlainLines() throws IOException {
        start("dumb", 24, 80, "");
        awaitOutput("Watching 2 files, chapters/*/My*.java. Ctrl-C ends it.");
        press("\003");
        assertThatTheTerminalIsRestored();
        assertThat(output()).doesNotContain("\033");
    }

    @Test
    void inASmallTerminalThereArePlainLines() throws IOException {
        start("xterm", 5, 20, "");
        awaitOutput("Watching 2 files");
        press("\003");
        assertThatTheTerminalIsRestored();
        assertThat(output()).doesNotContain("\033");
    }

    @Test
    void theOptionPlainPrintsLines() throws IOException {
        start("xterm", 24, 80, "--plain");
        awaitOutput("Watching 2 files");
        press("\003");
        assertThatTheTerminalIsRestored();
        assertThat(output()).doesNotContain("\033");
    }

    /** Starts the command in a terminal, and stores the terminal's settings before and after it. */
    private void start(String kind, int rows, int columns, String options) throws IOException {
        ToyWorkbook home = ToyWorkbook.in(Files.createDirectory(folder.resolve("toy")));
        // The class path names the workbook: see WorkbookHome.
        String classPath =
                home.root.resolve("workbook-home.jar") + File.pathSeparator + System.getProperty("java.class.path");
        Path program = Files.writeString(folder.resolve("run.sh"), """
                trap : INT
                stty rows %d cols %d
                stty -a >before
                '%s' -cp '%s' workbook.command.WorkbookCommand watch %s
                status=$?
                until stty -a | cmp -s - before; do sleep 0.1; done
                stty -a >after
                printf %%s $status >status
                """.formatted(
                        rows, columns, Path.of(System.getProperty("java.home"), "bin", "java"), classPath, options));
        ProcessBuilder builder = new ProcessBuilder(
                        "script", "-q", "-f", "-e", "-c", "sh '" + program + "'", "typescript")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("screen").toFile());
        builder.environment().put("TERM", kind);
        terminal = builder.start();
    }

    private void press(String keys) throws IOException {
        OutputStream in = terminal.getOutputStream();
        in.write(keys.getBytes(StandardCharsets.US_ASCII));
        in.flush();
    }

    private ProcessHandle java() {
        return terminal.descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();
    }

    private void assertThatTheTerminalIsRestored() throws IOException {
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(folder.resolve("status")));
        assertThat(read("after")).isEqualTo(read("before"));
        String output = output();
        assertThat(output.lastIndexOf(LEFT_THE_WINDOW)).isGreaterThanOrEqualTo(output.lastIndexOf("\033[?1049h"));
    }

    private void awaitOutput(String words) {
        await().atMost(Duration.ofSeconds(90)).until(() -> output().contains(words));
    }

    private String output() throws IOException {
        return read("screen");
    }

    private String read(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Files.readString(path) : "";
    }
}
