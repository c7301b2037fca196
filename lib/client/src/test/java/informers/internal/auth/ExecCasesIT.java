package informers.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import informers.client.config.Credentials;
import informers.client.config.ExecConfig;
import informers.client.config.ExecConfig.InteractiveMode;
import informers.client.config.KubeconfigException;
import informers.client.config.Pem;
import informers.client.config.TestCertificates;
import informers.client.config.TlsConfig;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import informers.client.rest.RestRequest;
import informers.client.rest.RestResponse;
import informers.client.rest.TestServer;
import informers.client.rest.UnreachableException;
import informers.internal.auth.ExecPlugin.Surroundings;
import informers.testkit.SeededScheduler;
import informers.util.Concurrency;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases of client-go's plugin/pkg/client/auth/exec/exec_test.go. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the plugins are shell scripts")
class ExecCasesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HeldCertificate CLIENT = TestCertificates.signed().build();

    private Plugins plugins;

    @BeforeEach
    void folder(@TempDir Path folder) {
        plugins = new Plugins(folder);
    }

    @Test
    @DisplayName("TestCacheKey: clients share an authenticator if the whole configuration of their plugin is the same")
    void cacheKey() {
        Set<ExecConfig> different = new HashSet<>();
        for (String command : List.of("foo-bar", "other")) {
            for (List<String> args : List.of(List.of("1", "2"), List.of("1"))) {
                for (Map<String, String> env : List.of(Map.of("3", "4", "5", "6"), Map.of("3", "4"))) {
                    for (String cluster : List.of("{\"config\":\"snorlax\"}", "{\"config\":\"panda\"}", "")) {
                        for (boolean provide : new boolean[] {false, true}) {
                            for (String taken : List.of("", "by us")) {
                                ExecConfig one = key(command, args, env, cluster, provide, taken);
                                ExecConfig same = key(command, args, env, cluster, provide, taken);
                                assertThat(ExecAuthenticator.of(one)).isSameAs(ExecAuthenticator.of(same));
                                different.add(one);
                            }
                        }
                    }
                }
            }
        }
        assertThat(different).hasSize(2 * 2 * 2 * 3 * 2 * 2);
        assertThat(different.stream().map(ExecAuthenticator::of)).doesNotHaveDuplicates();
    }

    private static ExecConfig key(
            String command, List<String> args, Map<String, String> env, String cluster, boolean provide, String taken) {
        return new ExecConfig(
                        ExecConfig.V1BETA1,
                        command,
                        args,
                        env,
                        "",
                        InteractiveMode.NEVER,
                        provide,
                        cluster,
                        "",
                        "exec of user \"cacheKey\"")
                .withStdinTaken(taken);
    }

    /** Runs client-go's test plugin. It prints the given output; its input is printed to standard error. */
    private ExecCredential refresh(ExecConfig config, boolean terminal) throws IOException {
        Surroundings here = new Surroundings(
                Map.of(), () -> terminal, Redirect.to(plugins.path("stderr").toFile()), Duration.ofSeconds(50));
        return new ExecPlugin(config, here, Concurrency.threads()).run(() -> false);
    }

    private ExecConfig testPlugin(String apiVersion, InteractiveMode mode, String output) {
        return Plugins.config(
                apiVersion,
                plugins.script("test-plugin.sh", Plugins.TEST_PLUGIN).toString(),
                List.of(),
                Map.of("TEST_OUTPUT", output),
                mode);
    }

    private static String beta(String status) {
        return Plugins.status(status).replace(ExecConfig.V1, ExecConfig.V1BETA1);
    }

    private void assertInput(String apiVersion, String spec) throws IOException {
        assertThat(JSON.readTree(plugins.read("stderr")))
                .isEqualTo(JSON.readTree(
                        "{\"kind\":\"ExecCredential\",\"apiVersion\":\"" + apiVersion + "\",\"spec\":" + spec + "}"));
    }

    @ParameterizedTest(name = "{0}, terminal: {1}, standard input taken: {2}")
    @CsvSource({
        "NEVER, false, false, false",
        "NEVER, false, true, false",
        "NEVER, true, false, false",
        "IF_AVAILABLE, false, false, false",
        "IF_AVAILABLE, false, true, false",
        "IF_AVAILABLE, true, false, true",
        "IF_AVAILABLE, true, true, false",
        "ALWAYS, true, false, true",
        "ALWAYS, false, false, standard input is not a terminal",
        "ALWAYS, true, true, standard input is used for something else: some message",
    })
    @DisplayName("TestRefreshCreds: when the plugin may ask the user")
    void refreshCredsInteractively(InteractiveMode mode, boolean terminal, boolean taken, String expected)
            throws IOException {
        ExecConfig config = testPlugin(ExecConfig.V1BETA1, mode, beta("\"token\": \"foo-bar\""))
                .withStdinTaken(taken ? "some message" : "");
        if (expected.length() > 5) {
            assertThatThrownBy(() -> refresh(config, terminal))
                    .isInstanceOf(KubeconfigException.class)
                    .hasMessageContaining("interactiveMode is Always, but " + expected);
        } else {
            assertThat(refresh(config, terminal).token()).isEqualTo("foo-bar");
            assertInput(ExecConfig.V1BETA1, "{\"interactive\": " + expected + "}");
        }
    }

    @Test
    @DisplayName("TestRefreshCreds: tokens, certificates, expiry, the cluster, and invalid output")
    void refreshCreds() throws IOException {
        String certificate = JSON.writeValueAsString(CLIENT.certificatePem());
        String key = JSON.writeValueAsString(CLIENT.privateKeyPkcs8Pem());
        ExecCredential tls = refreshBeta("\"clientKeyData\": " + key + ", \"clientCertificateData\": " + certificate);
        assertThat(tls.certificate())
                .isEqualTo(new ClientCertificate(
                        List.of(CLIENT.certificate()), CLIENT.keyPair().getPrivate()));
        assertThat(tls.token()).isEmpty();
        assertThat(tls.expires()).isNull();
        assertBetaFails(
                "\"clientKeyData\": \"foo\", \"clientCertificateData\": \"bar\"", "-----BEGIN CERTIFICATE-----");
        assertBetaFails("\"clientCertificateData\": " + certificate, "found only one");
        String otherKey =
                JSON.writeValueAsString(TestCertificates.signed().build().privateKeyPkcs8Pem());
        assertBetaFails(
                "\"clientKeyData\": " + otherKey + ", \"clientCertificateData\": " + certificate, "does not belong");

        ExecCredential expiring =
                refreshBeta("\"token\": \"foo-bar\", \"expirationTimestamp\": \"2006-01-02T15:04:05Z\"");
        assertThat(expiring.expires()).isEqualTo(Instant.parse("2006-01-02T15:04:05Z"));
        assertThat(refreshBeta("\"token\": \"t\", \"expirationTimestamp\": \"2006-01-02T15:04:05.5+02:00\"")
                        .expires())
                .isEqualTo(Instant.parse("2006-01-02T13:04:05.5Z"));
        assertThat(refreshBeta("\"token\": \"t\", \"expirationTimestamp\": null, \"unknown\": 1")
                        .expires())
                .isNull();

        assertBetaFails("", "found neither");
        assertFails("{\"kind\":\"ExecCredential\",\"status\":{\"token\":\"foo-bar\"}}", "found none");
        assertFails("{\"kind\":\"ExecCredential\",\"apiVersion\":\"" + ExecConfig.V1BETA1 + "\"}", "expected a status");
        assertFails(
                Plugins.token("foo-bar"),
                "expected apiVersion: " + ExecConfig.V1BETA1 + " in what it prints, found " + ExecConfig.V1 + ".");

        assertThat(refresh(testPlugin(ExecConfig.V1, InteractiveMode.IF_AVAILABLE, Plugins.token("foo-bar")), false)
                        .token())
                .isEqualTo("foo-bar");
        assertInput(ExecConfig.V1, "{\"interactive\": false}");

        ExecConfig missing =
                Plugins.config(ExecConfig.V1BETA1, "does not exist", List.of(), Map.of(), InteractiveMode.IF_AVAILABLE);
        assertThatThrownBy(() -> refresh(missing, false)).hasMessageContaining("some install hint");
        ExecConfig failing = Plugins.config(
                ExecConfig.V1BETA1,
                plugins.path("test-plugin.sh").toString(),
                List.of(),
                Map.of("TEST_EXIT_CODE", "73"),
                InteractiveMode.IF_AVAILABLE);
        assertThatThrownBy(() -> refresh(failing, false)).hasMessageContaining("73");
    }

    private ExecCredential refreshBeta(String status) throws IOException {
        return refresh(testPlugin(ExecConfig.V1BETA1, InteractiveMode.IF_AVAILABLE, beta(status)), false);
    }

    private void assertBetaFails(String status, String says) {
        assertFails(beta(status), says);
    }

    private void assertFails(String output, String says) {
        ExecConfig config = testPlugin(ExecConfig.V1BETA1, InteractiveMode.IF_AVAILABLE, output);
        assertThatThrownBy(() -> refresh(config, false))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining("exec of user \"u\" in config")
                .hasMessageContaining(says);
    }

    @Test
    @DisplayName("TestRefreshCreds: the plugin receives the cluster if it is configured")
    void refreshCredsWithCluster() throws IOException {
        String cluster = "{\"server\":\"foo\",\"tls-server-name\":\"bar\",\"certificate-authority-data\":\"YmF6\","
                + "\"config\":{\"apiVersion\":\"group/v1\",\"kind\":\"PluginConfig\",\"spec\":{\"audience\":\"snorlax\"}}}";
        ExecConfig plain = testPlugin(ExecConfig.V1BETA1, InteractiveMode.NEVER, beta("\"token\": \"foo-bar\""));
        for (boolean provide : new boolean[] {true, false}) {
            refresh(
                    new ExecConfig(
                            plain.apiVersion(),
                            plain.command(),
                            plain.args(),
                            plain.env(),
                            "",
                            plain.interactiveMode(),
                            provide,
                            cluster,
                            "",
                            ""),
                    false);
            assertInput(
                    ExecConfig.V1BETA1,
                    provide ? "{\"cluster\":" + cluster + ",\"interactive\":false}" : "{\"interactive\":false}");
        }
    }

    /** Prints the content of a file, and counts its runs. */
    private ExecConfig answering(String json) {
        setOutput(json);
        return plugins.plugin("echo >> '" + plugins.path("runs") + "'\ncat '" + plugins.path("output.json") + "'\n");
    }

    private void setOutput(String json) {
        plugins.write("output.json", json);
    }

    private long runs() {
        return plugins.read("runs").lines().count();
    }

    private static int get(RestClient client) {
        try {
            client.send(RestRequest.get("/x"));
            return 200;
        } catch (ApiException e) {
            return e.code();
        }
    }

    /** client-go moves the clock by two hours; here the plugin prints a time an hour ago. */
    @Test
    @DisplayName("TestRoundTripper: kept while it is valid, refreshed after a rejection and after it has expired")
    void roundTripper() {
        Set<String> wanted = ConcurrentHashMap.newKeySet();
        try (TestServer server = new TestServer().on("GET /x", exchange -> {
                    String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
                    boolean good = wanted.contains(token);
                    TestServer.text(good ? 200 : 401, "application/json", "{}").write(exchange);
                });
                RestClient client = RestClient.of(
                        server.config().withCredentials(Credentials.exec(answering(Plugins.token("token1")))))) {
            wanted.add("Bearer token1");
            assertThat(get(client)).isEqualTo(200);
            setOutput(Plugins.token("token2"));
            assertThat(get(client)).as("the token is kept").isEqualTo(200);
            assertThat(runs()).isEqualTo(1);

            wanted.clear();
            wanted.add("Bearer token2");
            assertThat(get(client)).as("still the old one").isEqualTo(401);
            assertThat(get(client)).as("the new one").isEqualTo(200);
            assertThat(runs()).isEqualTo(2);

            String past = Instant.now().minus(Duration.ofHours(1)).toString();
            setOutput(Plugins.status("\"token\": \"token3\", \"expirationTimestamp\": \"" + past + "\""));
            wanted.clear();
            wanted.add("Bearer token3");
            assertThat(get(client)).isEqualTo(401);
            assertThat(get(client)).isEqualTo(200);

            String future = Instant.now().plus(Duration.ofHours(1)).toString();
            setOutput(Plugins.status("\"token\": \"token4\", \"expirationTimestamp\": \"" + future + "\""));
            wanted.clear();
            wanted.add("Bearer token4");
            assertThat(get(client))
                    .as("it has expired, so no rejection is needed")
                    .isEqualTo(200);
            long before = runs();
            assertThat(get(client)).isEqualTo(200);
            assertThat(runs()).isEqualTo(before);
        }
    }

    @Test
    @DisplayName(
            "TestAuthorizationHeaderPresentCancelsExecAction: besides a token, a password or a certificate it does not run")
    void authorizationHeaderPresentCancelsExecAction() throws IOException {
        ExecConfig exec = answering(Plugins.token("of the plugin"));
        Pem certificate = new Pem(CLIENT.certificatePem(), "client-certificate");
        Pem key = new Pem(CLIENT.privateKeyPkcs8Pem(), "client-key");
        assertThat(sent(Credentials.token("token1f").withExec(exec))).isEqualTo("Bearer token1f");
        assertThat(sent(Credentials.basic("marshmallow", "zelda").withExec(exec)))
                .startsWith("Basic ");
        assertThat(sent(Credentials.certificate(certificate, key).withExec(exec)))
                .isEmpty();
        assertThat(plugins.path("runs")).doesNotExist();
        assertThat(sent(Credentials.exec(exec))).isEqualTo("Bearer of the plugin");
        assertThat(runs()).isEqualTo(1);
    }

    private static String sent(Credentials credentials) throws IOException {
        return CredentialSource.of(credentials, Concurrency.threads())
                .get(() -> false)
                .authorization();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server is closed
        }
    }

    private static String certificate(HeldCertificate held, Instant expires) throws IOException {
        return Plugins.status("\"clientCertificateData\": " + JSON.writeValueAsString(held.certificatePem())
                + ", \"clientKeyData\": " + JSON.writeValueAsString(held.privateKeyPkcs8Pem())
                + ", \"expirationTimestamp\": \"" + expires + "\"");
    }

    /**
     * client-go opens a connection for each request; here old connections must not be used, although they are kept
     * alive.
     */
    @Test
    @DisplayName("TestTLSCredentials: after a refresh only the new certificate is used")
    void tlsCredentials() throws IOException {
        HeldCertificate untrusted =
                new HeldCertificate.Builder().commonName("nobody").build();
        HandshakeCertificates tls = new HandshakeCertificates.Builder()
                .heldCertificate(TestCertificates.signed()
                        .addSubjectAlternativeName("127.0.0.1")
                        .build())
                .addTrustedCertificate(TestCertificates.CA.certificate())
                .build();
        Instant past = Instant.now().minus(Duration.ofHours(1)); // so the next request runs the plugin again
        CountDownLatch goOn = new CountDownLatch(1);
        try (TestServer server = new TestServer(tls.sslContext(), true)
                        .onJson("GET /x", "{}")
                        .on("GET /watch", exchange -> {
                            exchange.sendResponseHeaders(200, 0);
                            exchange.getResponseBody().write('{');
                            exchange.getResponseBody().flush();
                            await(goOn);
                        });
                RestClient client = RestClient.of(server.config()
                        .withTls(TlsConfig.DEFAULT.withCertificateAuthority(
                                new Pem(TestCertificates.CA.certificatePem(), "ca")))
                        .withCredentials(Credentials.exec(answering(certificate(CLIENT, past)))))) {
            assertThat(get(client)).isEqualTo(200);
            try (RestResponse watch = client.open(RestRequest.get("/watch"))) {
                assertThat(watch.body().read()).isEqualTo('{');
                assertThat(get(client)).as("the same certificate again").isEqualTo(200);
                setOutput(certificate(untrusted, past));
                assertThatThrownBy(() -> get(client)).isInstanceOf(UnreachableException.class);
                assertThatThrownBy(() -> watch.body().read())
                        .as("the body that was begun with the old certificate")
                        .isInstanceOf(IOException.class);
            }
            setOutput(certificate(CLIENT, past));
            assertThat(get(client)).isEqualTo(200);
            goOn.countDown();
        }
    }

    @Test
    @DisplayName("TestConcurrentUpdateTransportConfig: concurrent requests run the plugin once")
    void concurrentUpdateTransportConfig() {
        for (long seed = 0; seed < 50; seed++) {
            SeededScheduler.run(seed, concurrency -> {
                int[] runs = {0};
                ExecAuthenticator authenticator = new ExecAuthenticator(
                        givenUp -> {
                            runs[0]++;
                            sleep(concurrency, 3);
                            return new ExecCredential("t", null, null);
                        },
                        concurrency);
                for (int i = 0; i < 4; i++) {
                    concurrency.spawn(
                            "client", () -> assertThat(get(authenticator)).isEqualTo("Bearer t"));
                }
                sleep(concurrency, 10);
                assertThat(runs[0]).isEqualTo(1);
            });
        }
    }

    private static String get(ExecAuthenticator authenticator) {
        try {
            return authenticator.get(() -> false).authorization();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void sleep(Concurrency concurrency, int seconds) {
        try {
            concurrency.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 2", "5, 1, 4"})
    @DisplayName("TestInstallHintRateLimit: limited per window, and shown again in the next")
    void installHintRateLimit(int windowSeconds, int secondsBetween, int expected) {
        SeededScheduler.run(1, concurrency -> {
            InstallHint hint = new InstallHint("some install hint", 2, Duration.ofSeconds(windowSeconds), concurrency);
            int said = 0;
            for (int call = 0; call < 10; call++) {
                said += hint.now().contains("some install hint") ? 1 : 0;
                sleep(concurrency, secondsBetween);
            }
            assertThat(said).isEqualTo(expected);
        });
    }
}
