package workbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import replay.server.ReplayOptions;
import workbook.cli.WorkbookHome;

/** The replay command as a separate process: its output, and its exit status. */
@Timeout(120)
class ReplayCommandIT {
    @TempDir
    Path scratch;

    @Test
    @DisplayName("it prints how to use kubectl, serves, and ends on a signal")
    void serves() throws Exception {
        Process process = start("--port", "0", "--tape", "rollout", "--speed", "10");
        try (BufferedReader reader = process.inputReader()) {
            StringBuilder printed = new StringBuilder();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                printed.append(line).append('\n');
                if (line.contains("Ctrl-C")) {
                    break;
                }
            }
            assertThat(printed)
                    .contains("--kubeconfig ")
                    .contains(WorkbookHome.find()
                            .wiremock()
                            .resolve("kubeconfig.yaml")
                            .toString())
                    .contains("--context rollout --server http://127.0.0.1:")
                    .contains("get pods -w")
                    .contains("speed 10");
            Matcher server = Pattern.compile("--server (http://127.0.0.1:\\d+/tapes/rollout) ")
                    .matcher(printed);
            assertThat(server.find()).isTrue();
            HttpRequest version = HttpRequest.newBuilder(URI.create(server.group(1) + "/version"))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(version, BodyHandlers.ofString())
                            .body())
                    .contains("v1.36.2");
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
    }

    @Test
    @DisplayName("a busy port: the port and the option are named, exit status 1, no stack trace")
    void busyPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String said = fails(1, "--port", "" + taken.getLocalPort());
            assertThat(said).contains("Port " + taken.getLocalPort() + " on 127.0.0.1 is used", "--port");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "--port, 70000, 2, 'expected a port from 0 to 65535, found 70000'",
        "--port, http, 2, --port",
        "--speed, 0, 2, 'expected a speed above 0'",
        "--tape, dmo, 1, 'there is no tape ''dmo''; there are: demo'",
        "--colour, red, 2, --colour"
    })
    @DisplayName("a bad option is named, and what was expected")
    void badOptions(String option, String value, int status, String words) throws Exception {
        String said =
                option.equals("--port") ? fails(status, option, value) : fails(status, "--port", "0", option, value);
        assertThat(said).contains(words);
    }

    @Test
    @DisplayName("the kubeconfig has a context for each tape, on the usual port, and no secrets")
    void kubeconfig() throws Exception {
        String kubeconfig = Files.readString(WorkbookHome.find().wiremock().resolve("kubeconfig.yaml"));
        for (String tape : tapes()) {
            assertThat(kubeconfig)
                    .contains("server: http://127.0.0.1:" + ReplayOptions.USUAL_PORT + "/tapes/" + tape + "\n")
                    .contains("      cluster: " + tape + "\n");
        }
        assertThat(kubeconfig).doesNotContain("token:", "password", "client-key");
    }

    private static List<String> tapes() throws Exception {
        try (Stream<Path> folders = Files.list(WorkbookHome.find().wiremock().resolve("__files/tapes"))) {
            return folders.map(folder -> folder.getFileName().toString()).toList();
        }
    }

    private String fails(int status, String... arguments) throws Exception {
        Process process = start(arguments);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(status);
        assertThat(said).contains("Error: ").doesNotContain("\tat ");
        return said;
    }

    private Process start(String... arguments) throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                ReplayCommand.class.getName()));
        command.addAll(List.of(arguments));
        // Started in another folder: the workbook is found from the classes, not from the working directory.
        return new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
