package workbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import workbook.cli.Scripts;
import workbook.cli.WorkbookHome;

/** {@code ./jbang workbook see} as a process of its own, as users run it. */
@Timeout(120)
class SeeCommandIT {
    private static final String ADDRESS = "http://127\\.0\\.0\\.1:\\d+/[0-9a-f]{32}/";

    private final WorkbookHome home = WorkbookHome.find();

    @TempDir
    Path folder;

    private Process process;

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aSavedFileReachesThePageAndCtrlCEndsIt() throws Exception {
        Path file = folder.resolve("MyReflector.java");
        String right = Files.readString(home.chapter("04-reflector").resolve("alternatives/UsualReflector.java"))
                .replace("UsualReflector", "MyReflector");
        Files.writeString(file, right);
        String url = start("04", "--answer", file.toString());

        HttpURLConnection events =
                (HttpURLConnection) URI.create(url + "api/events").toURL().openConnection();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(events.getInputStream(), StandardCharsets.UTF_8))) {
            read(in, "event: hello");
            Files.writeString(file, right + "oops\n");
            read(in, "event: reload");
            assertThat(in.readLine())
                    .contains("\"problem\":{", "does not compile", "MyReflector.java\"", "\"text\":\"oops\"");
            Files.writeString(file, right);
            read(in, "event: reload");
            assertThat(in.readLine()).contains("\"problem\":null");
        }

        new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
    }

    @Test
    void aRecordedClusterIsFollowed() throws Exception {
        String url = start("08", "--tape", "rollout", "--speed", "20", "-A");

        try (InputStream in = URI.create(url + "api/scenes").toURL().openStream()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"mode\":\"live\"", "pods in all namespaces of the recorded cluster rollout");
        }
    }

    @Test
    void aRecordedRunIsShown() throws Exception {
        String url = start("--session", "src/test/resources/workbook/see/recorded-run.json");

        try (InputStream in = URI.create(url + "api/scenes").toURL().openStream()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"mode\":\"recorded\"", "SettingsTest.oneConfigMapForEachNamespace");
        }
    }

    /** A machine with a display, but without xdg-open or a browser; and one without a display. */
    @ParameterizedTest
    @ValueSource(strings = {"DISPLAY", "NO_DISPLAY"})
    @EnabledOnOs(OS.LINUX)
    void withoutABrowserTheAddressIsPrinted(String variable) throws Exception {
        ProcessBuilder see = see("03");
        see.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        see.environment().put(variable, ":99");
        see.environment().put("PATH", folder.toString()); // empty
        process = see.start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String url = out.readLine();
            assertThat(url).matches(ADDRESS);
            assertThat(out.readLine()).startsWith("Open it in a browser on this computer. Only this address works;");
            try (InputStream in = URI.create(url).toURL().openStream()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("<!doctype html>");
            }
        }
    }

    @Test
    void wrongOptionsAreExplained() {
        assertWrong(2, "expected a Java file after --answer, found no file none.java.", "04", "--answer", "none.java");
        assertWrong(2, "expected a Java file after --answer, found pom.xml.", "04", "--answer", "pom.xml");
        assertWrong(2, "--mine, --part and --answer are for the stage", "04", "--mine", "--tape", "demo");
        assertWrong(1, "expected one of the parts queue, reflector, found \"none\".", "04", "--part", "none");
        assertWrong(1, "The chapter 01-clients has no scenes.", "01");
        assertWrong(2, "Missing required parameter: 'CHAPTER'");
        assertWrong(1, "found no file none.json.", "--session", "none.json");
        assertWrong(2, "Leave out the chapter and the other options.", "04", "--session", "none.json");
        assertWrong(2, "Leave out the chapter and the other options.", "--mine", "--session", "none.json");
    }

    private void assertWrong(int status, String message, String... arguments) {
        StringWriter err = new StringWriter();
        String[] all = new String[arguments.length + 2];
        all[0] = "see";
        all[1] = "--no-browser";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        int ended = Scripts.run(WorkbookCommand.of(home), new PrintWriter(err), new PrintWriter(err), all);

        assertThat(err.toString()).contains(message);
        assertThat(ended).isEqualTo(status);
    }

    /** Returns the address that it prints first. */
    private String start(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(0, "--no-browser");
        process = see(all.toArray(String[]::new)).start();
        String first =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        assertThat(first).matches(ADDRESS);
        return first;
    }

    private static ProcessBuilder see(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WorkbookCommand.class.getName(),
                "see"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    private static void read(BufferedReader in, String wanted) throws IOException {
        for (String line = in.readLine(); !wanted.equals(line); line = in.readLine()) {
            assertThat(line).as("the stream before " + wanted).isNotNull();
        }
    }
}
