package informers.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.client.config.ExecConfig;
import informers.client.config.ExecConfig.InteractiveMode;
import informers.client.config.KubeconfigException;
import informers.internal.auth.ExecPlugin.Surroundings;
import informers.util.Concurrency;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plugin as a real program: how it is found and started, and its failures. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the plugins are shell scripts")
class ExecPluginIT {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final String OK = "printf '%s' '" + Plugins.token("foo-bar") + "'\n";

    private Plugins plugins;
    private Concurrency concurrency = Concurrency.threads();
    private final Map<String, String> environment = new HashMap<>(Map.of("PATH", System.getenv("PATH")));

    @BeforeEach
    void folder(@TempDir Path folder) {
        plugins = new Plugins(folder);
    }

    private ExecCredential run(ExecConfig config) throws IOException {
        Surroundings here = new Surroundings(
                environment, () -> false, Redirect.to(plugins.path("stderr").toFile()), LONG);
        return new ExecPlugin(config, here, concurrency).run(() -> false);
    }

    /** Returns the error message; it names the entry and the program. */
    private String problem(ExecConfig config) {
        try {
            run(config);
        } catch (KubeconfigException e) {
            assertThat(e.getMessage()).startsWith("exec of user \"u\" in config: the plugin " + config.command());
            for (Throwable t = e; t != null; t = t.getCause()) {
                assertThat(t.toString()).doesNotContain("secret9");
            }
            return e.getMessage();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("expected a KubeconfigException, found a credential");
    }

    @Test
    void itIsFoundOnPath() throws IOException {
        plugins.script("my-plugin", OK);
        environment.put("PATH", "relative::" + plugins.folder() + ":" + System.getenv("PATH"));
        assertThat(run(plugins.plugin("my-plugin", List.of(), Map.of())).token())
                .isEqualTo("foo-bar");
    }

    /** Somebody else may be able to write to the working directory. */
    @Test
    void itIsNotSearchedInTheWorkingDirectory() throws IOException {
        Path here = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "here");
        Path program = Files.copy(plugins.script("p", OK), here.resolve("p"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        String relative = Path.of("").toAbsolutePath().relativize(here).toString();
        environment.put("PATH", relative + "::.");
        assertThat(problem(plugins.plugin("p", List.of(), Map.of()))).contains("no such program on PATH");
        environment.put("PATH", here.toString());
        assertThat(run(plugins.plugin("p", List.of(), Map.of())).token()).isEqualTo("foo-bar");
    }

    @Test
    void thereIsNoShell() throws IOException {
        Path made = plugins.path("made");
        String args = "for a in \"$@\"; do printf '%s\\n' \"$a\" >&2; done\n" + OK;
        List<String> wild = List.of("$(touch '" + made + "')", "; touch '" + made + "'", "*", "$HOME", "a b", "'", "");
        run(plugins.plugin(plugins.script("p", args).toString(), wild, Map.of()));
        assertThat(plugins.read("stderr")).isEqualTo(String.join("\n", wild) + "\n");
        assertThat(made).doesNotExist();
    }

    @Test
    void itsEnvironmentIsOursWithTheEntrysVariables() throws IOException {
        environment.put("OURS", "1");
        environment.put("BOTH", "ours");
        environment.put("KUBERNETES_EXEC_INFO", "of somebody else");
        String body = "printf '%s' \"$OURS $BOTH $THEIRS $KUBERNETES_EXEC_INFO\" >&2\n" + OK;
        run(plugins.plugin(
                plugins.script("p", body).toString(), List.of(), Map.of("BOTH", "theirs", "THEIRS", "$OURS")));
        assertThat(plugins.read("stderr"))
                .isEqualTo(
                        "1 theirs $OURS {\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\""
                                + ",\"spec\":{\"interactive\":false}}");
    }

    @Test
    void standardErrorIsInheritedAndNeverRead() throws IOException {
        String noise = Plugins.token("not-this").replace("\"", "\\\"");
        assertThat(run(plugins.plugin("echo 'please touch your key' >&2; echo \"" + noise + "\" >&2\n" + OK))
                        .token())
                .isEqualTo("foo-bar");
        assertThat(plugins.read("stderr")).isEqualTo("please touch your key\n" + Plugins.token("not-this") + "\n");
    }

    @Test
    void itsStandardInputIsEmptyWithoutATerminal() throws IOException {
        assertThat(run(plugins.plugin("read word && exit 9\n" + OK)).token()).isEqualTo("foo-bar");
    }

    @Test
    void itMayPrintYaml() throws IOException {
        assertThat(run(plugins.plugin("""
                                echo 'apiVersion: client.authentication.k8s.io/v1'
                                echo 'kind: ExecCredential'
                                echo 'status: {token: foo-bar, expirationTimestamp: 2006-01-02T15:04:05Z}'
                                """)).toString()).isEqualTo("token until 2006-01-02T15:04:05Z");
    }

    @Test
    void aMissingProgramIsAnErrorWithTheHint() {
        assertThat(problem(plugins.plugin("does not exist", List.of("secret9"), Map.of())))
                .contains("there is no such program on PATH")
                .contains("Install it")
                .contains("client-go-credential-plugins")
                .endsWith("\n\nsome install hint");
        assertThat(problem(plugins.plugin(plugins.path("none").toString(), List.of(), Map.of())))
                .contains("there is no such program, or it may not be executed");
    }

    @Test
    void aFileThatIsNotAProgramIsAnError() {
        Path plain = plugins.write("plain", "just text");
        assertThat(problem(plugins.plugin(plain.toString(), List.of(), Map.of())))
                .contains("may not be executed");
        assertThat(problem(plugins.plugin(plugins.folder().toString(), List.of(), Map.of())))
                .contains("there is no such program");
        Path broken = plugins.write("broken", "#!/no/such/interpreter\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();
        assertThat(problem(plugins.plugin(broken.toString(), List.of("secret9"), Map.of())))
                .contains("it cannot be run")
                .contains("Correct the field command of the entry");
    }

    @Test
    void aFailureIsReportedWithItsExitCode() {
        assertThat(problem(plugins.plugin("echo secret9; echo 'not logged in' >&2; exit 73")))
                .contains("it failed with exit code 73")
                .contains("standard error");
        assertThat(plugins.read("stderr")).isEqualTo("not logged in\n");
    }

    private long pid(String name) throws InterruptedException {
        while (!Files.exists(plugins.path(name)) || plugins.read(name).isBlank()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return Long.parseLong(plugins.read(name).strip());
    }

    private void assertGone(String name) throws Exception {
        var process = ProcessHandle.of(pid(name));
        if (process.isPresent()) {
            process.get().onExit().get(20, TimeUnit.SECONDS);
        }
    }

    /** Writes its process id and its child's. */
    private ExecConfig hanging() {
        String body = "sleep 600 &\necho $! > '%s'\necho $$ > '%s.half'\nmv '%s.half' '%s'\nwait\n"
                .formatted(plugins.path("child"), plugins.path("pid"), plugins.path("pid"), plugins.path("pid"));
        return plugins.plugin(body);
    }

    /** The clock advances by an hour as soon as the program runs. */
    private Concurrency impatient() {
        Concurrency real = Concurrency.threads();
        return (Concurrency) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Concurrency.class},
                (proxy, method, args) -> method.getName().equals("nanoTime") && Files.exists(plugins.path("pid"))
                        ? real.nanoTime() + Duration.ofHours(1).toNanos()
                        : method.invoke(real, args));
    }

    @Test
    void aProgramThatHangsIsStopped() throws Exception {
        concurrency = impatient();
        assertThat(problem(hanging()))
                .contains("it has not ended within 50 seconds, so it was stopped")
                .contains("Run it by hand");
        assertGone("pid");
        assertGone("child");
    }

    /** A daemon that it starts keeps its standard output; only the end of the program itself counts. */
    @Test
    void aChildThatKeepsRunningDoesNotDelayTheResult() throws Exception {
        String body = "sleep 600 &\necho $! > '" + plugins.path("child") + "'\n" + OK;
        long began = System.nanoTime();
        assertThat(run(plugins.plugin(body)).token()).isEqualTo("foo-bar");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(40));
        ProcessHandle child = ProcessHandle.of(pid("child")).orElseThrow();
        assertThat(child.destroyForcibly()).isTrue();
    }

    @Test
    void itIsStoppedWhenTheRequestIsCancelled() throws Exception {
        AtomicBoolean givenUp = new AtomicBoolean();
        ExecPlugin plugin = new ExecPlugin(
                hanging(), new Surroundings(environment, () -> false, Redirect.DISCARD, LONG), Concurrency.threads());
        CompletableFuture<ExecCredential> running = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                running.complete(plugin.run(givenUp::get));
            } catch (IOException e) {
                running.completeExceptionally(e);
            }
        });
        thread.start();
        pid("pid");
        givenUp.set(true);
        assertThatThrownBy(() -> running.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedIOException.class);
        thread.join();
        assertGone("pid");
        assertGone("child");
    }

    @Test
    void itIsStoppedWhenItsThreadIsInterrupted() throws Exception {
        ExecConfig hanging = hanging();
        CompletableFuture<Boolean> stillInterrupted = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            assertThatThrownBy(() -> run(hanging)).isInstanceOf(InterruptedIOException.class);
            stillInterrupted.complete(Thread.currentThread().isInterrupted());
        });
        thread.start();
        pid("pid");
        thread.interrupt();
        assertThat(stillInterrupted.get(20, TimeUnit.SECONDS)).isTrue();
        assertGone("pid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes secret9", "head -c 100000000 /dev/zero"})
    void aProgramThatPrintsTooMuchIsStopped(String body) {
        assertThat(problem(plugins.plugin("exec " + body)))
                .contains("it prints more than " + BoundedProcess.MOST_BYTES + " bytes");
    }

    @Test
    void aLongCertificateChainIsAccepted() throws IOException {
        String filler = "x".repeat(900_000);
        plugins.write("long.json", Plugins.status("\"token\": \"foo-bar\", \"other\": \"" + filler + "\""));
        assertThat(run(plugins.plugin("cat '" + plugins.path("long.json") + "'"))
                        .token())
                .isEqualTo("foo-bar");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "secret9",
                "{secret9",
                "{\"secret9\"}",
                "{\"kind\": secret9}",
                "- secret9\n- b",
                "a: &a [secret9]\nb: [*a, *a",
                "\\377\\376secret9",
                "{\"apiVersion\": \"secret9\", \"kind\": \"ExecCredential\"}",
                "{\"apiVersion\": \"client.authentication.k8s.io/v1beta1\", \"kind\": \"ExecCredential\"}",
                "{\"apiVersion\": \"client.authentication.k8s.io/v1\", \"kind\": \"secret9\"}",
                "{\"apiVersion\": \"client.authentication.k8s.io/v1\", \"kind\": \"ExecCredential\", \"status\": \"secret9\"}",
            })
    void invalidOutputIsAnErrorThatDoesNotQuoteIt(String rubbish) {
        plugins.write("out", rubbish);
        assertThat(problem(plugins.plugin("printf '%b' \"$(cat '" + plugins.path("out") + "')\"")))
                .contains("expected ")
                .contains("must print an ExecCredential of client.authentication.k8s.io/v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"token\": 12345",
                "\"token\": \"\"",
                "\"clientKeyData\": \"secret9\"",
                "\"token\": \"t\", \"expirationTimestamp\": \"secret9\"",
                "\"token\": \"t\", \"expirationTimestamp\": \"\"",
            })
    void anInvalidStatusIsAnError(String status) {
        plugins.write("out", Plugins.status(status));
        assertThat(problem(plugins.plugin("cat '" + plugins.path("out") + "'")))
                .contains("expected ")
                .contains("found ");
    }

    @Test
    void noErrorShowsASecret() throws IOException {
        ExecConfig config = plugins.plugin("p", List.of("secret9"), Map.of("A", "secret9"));
        ExecCredential credential = run(plugins.plugin("printf '%s' '" + Plugins.token("secret9") + "'"));
        assertThat(config + " " + credential + " " + Credential.bearer("secret9", null))
                .doesNotContain("secret9");
        assertThat(config.interactiveMode()).isEqualTo(InteractiveMode.NEVER);
    }
}
