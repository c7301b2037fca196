package workbook.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import informers.client.config.ClientConfig;
import informers.client.config.Kubeconfig;
import informers.client.rest.RestClient;
import informers.client.rest.RestRequest;
import informers.testkit.DeadPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import replay.record.Folders;
import replay.server.ReplayOptions;
import replay.server.ReplayServer;
import workbook.cli.WorkbookHome;

/** The command as a separate process, in a separate workbook: its output, its files, its exit status. */
@Timeout(120)
class RecordCommandIT {
    private static ReplayServer server;
    private static DeadPort dead;

    @TempDir
    Path scratch;

    private Path home;
    private Path tapes;
    private Path kubeconfig;
    private String session;

    @BeforeAll
    static void cluster() throws IOException {
        dead = new DeadPort();
        server = ReplayServer.start(
                ReplayOptions.of(WorkbookHome.find().wiremock()).withSpeed(100));
    }

    @AfterAll
    static void stop() throws IOException {
        dead.close();
        server.close();
    }

    @BeforeEach
    void aWorkbook() throws IOException {
        home = scratch.resolve("the home");
        Files.createDirectories(home.resolve("chapters"));
        Files.createDirectories(home.resolve("lib/informers"));
        Files.createDirectories(home.resolve("lib/workbook"));
        for (String file : List.of("jbang-catalog.json", "lib/workbook/workbook-home.jar")) {
            Files.copy(WorkbookHome.find().root().resolve(file), home.resolve(file));
        }
        Folders.copy(WorkbookHome.find().wiremock(), home.resolve("wiremock-mappings"));
        tapes = home.resolve("wiremock-mappings/__files/tapes");
        session = server.newSession("rollout");
        kubeconfig = scratch.resolve("kubeconfig");
        Files.writeString(kubeconfig, """
                clusters:
                - {name: replay, cluster: {server: "%s"}}
                - {name: dead, cluster: {server: "http://127.0.0.1:%d"}}
                users:
                - {name: me, user: {token: do-not-record-me}}
                contexts:
                - {name: replay, context: {cluster: replay, user: me}}
                - {name: dead, context: {cluster: dead, user: me}}
                current-context: dead
                """.formatted(session, dead.number()));
    }

    @Test
    @DisplayName("it prints what it records, writes the tape and a context, and the tape is served")
    void records() throws Exception {
        String said = ends(0, "--context", "replay", "--resource", "po,Deployment", "--for", "3s", "--tape", "mine");
        assertThat(said)
                .containsSubsequence(
                        "Recording the context replay, http://127.0.0.1:",
                        "Kubernetes v1.36.2",
                        "  namespaces                         5 objects",
                        "  deployments.apps                   5 objects",
                        "  pods                               15 objects",
                        "Watching for 3s; Ctrl-C ends it earlier.",
                        " s: deployments.apps 13, pods 25",
                        "The tape mine: 25 objects of 3 resources, and 38 changes: deployments.apps 13, pods 25",
                        "  in " + tapes.resolve("mine"),
                        "./jbang 02-listwatch --tape mine",
                        "./jbang replay --tape mine")
                .doesNotContain("\u001b", "do-not-record-me");
        for (Path file : files(tapes.resolve("mine"))) {
            assertThat(file).content().doesNotContain("do-not-record-me");
        }
        String context = Kubeconfig.load(home.resolve("wiremock-mappings/kubeconfig.yaml"))
                .clientConfig("mine")
                .server();
        assertThat(context).isEqualTo("http://127.0.0.1:18018/tapes/mine");
        try (ReplayServer copy = ReplayServer.start(ReplayOptions.of(home.resolve("wiremock-mappings")));
                RestClient client = RestClient.of(ClientConfig.of(copy.url("mine")))) {
            assertThat(new String(client.send(RestRequest.get("/api/v1/namespaces/default/pods/pod-1"))))
                    .contains("\"phase\":\"Running\"");
        }

        assertThat(ends(1, "--context", "replay", "--for", "0s", "--tape", "mine"))
                .contains("Error: There is a tape 'mine' already, at ", "--overwrite");
        assertThat(ends(0, "--context", "replay", "--for", "0s", "--tape", "mine", "--overwrite"))
                .contains("and 0 changes");
        assertThat(tapes.resolve("mine/log.jsonl")).doesNotExist();
    }

    @Test
    @DisplayName("Ctrl-C ends it early, and the tape is complete")
    @DisabledOnOs(OS.WINDOWS)
    void interrupted() throws Exception {
        Path out = scratch.resolve("out");
        Process process = start(out, "--context", "replay", "--for", "1h", "--tape", "mine");
        try {
            await().atMost(60, TimeUnit.SECONDS)
                    .until(() -> Files.readString(out).contains("Watching"));
            await().until(() -> server.openWatches() == 11);
            try (RestClient client =
                    RestClient.of(ClientConfig.of(session))) { // the recorded changes, at this speed, take a moment
                await().until(() -> new String(client.send(RestRequest.get("/api/v1/nodes")))
                        .contains("\"resourceVersion\":\"593\""));
            }
            new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(Files.readString(out))
                .contains("Ended early. What was recorded so far is written.")
                .contains("The tape mine: 56 objects of 11 resources, and 69 changes: ")
                .doesNotContain("Error");
        assertThat(Files.readAllLines(tapes.resolve("mine/log.jsonl"))).hasSizeGreaterThanOrEqualTo(69);
        try (Stream<Path> files = Files.list(tapes.getParent())) {
            assertThat(files).as("no other files").containsExactly(tapes);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--context replay                             | 2 | Missing required option: '--tape=NAME'",
                "--tape my/tape --context replay              | 2 | found 'my/tape'.",
                "--tape mine                                  | 2 | Your kubeconfig has: dead, replay (the current one is dead).",
                "--tape mine --context replay --for soon      | 2 | such as 30s, 5m or 1h; found 'soon'.",
                "--tape mine --context replay --resource ,    | 2 | expected names after --resource, such as pods,configmaps",
                "--tape mine --context replay --resource pdos | 1 | The server has no resource 'pdos'. Did you mean pods?",
                "--tape mine --context replay --resource tokenreviews | 1 | 'tokenreviews' cannot be recorded.",
                "--tape mine --context none                   | 1 | none",
                "--tape mine --context dead                   | 1 | nothing listens at 127.0.0.1:",
                "--tape demo --context replay --overwrite     | 1 | The tape 'demo' is part of the workbook",
            })
    @DisplayName("an error says what was expected, and leaves nothing behind")
    void errors(String arguments, int status, String words) throws Exception {
        String said = ends(status, arguments.split(" +"));
        assertThat(said).contains("Error: ").contains(words).doesNotContain("\tat ");
        try (Stream<Path> files = Files.list(tapes.getParent())) {
            assertThat(files).containsExactly(tapes);
        }
        assertThat(tapes.resolve("mine")).doesNotExist();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private String ends(int status, String... arguments) throws Exception {
        Path out = scratch.resolve("out");
        Process process = start(out, arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(out);
        assertThat(process.exitValue()).as(said).isEqualTo(status);
        return said;
    }

    private Process start(Path out, String... arguments) throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                home.resolve("lib/workbook/workbook-home.jar") + java.io.File.pathSeparator + classPath,
                RecordCommand.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        return builder.start();
    }
}
