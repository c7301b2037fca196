package informers.client.rest;

import static informers.client.rest.TestServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import informers.api.ConfigMap;
import informers.api.ListOptions;
import informers.api.Pod;
import informers.api.ResourceType;
import informers.api.Secret;
import informers.api.Unstructured;
import informers.client.Clientset;
import informers.client.PatchType;
import informers.client.ResourceClient;
import informers.client.config.ClientConfig;
import informers.client.config.Credentials;
import informers.client.config.Kubeconfig;
import informers.client.config.Pem;
import informers.client.config.TlsConfig;
import informers.internal.watch.EventDecoder;
import informers.logs.CapturedLogs;
import informers.testkit.Relay;
import informers.testkit.Relay.Fault;
import informers.watch.Watch;
import informers.watch.WatchEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No secret appears in an error, its causes and stack traces, in a toString, or in a log, whatever fails. */
@Timeout(60)
class SecretsIT {
    private static final String TOKEN = "t0ken-of-our-own";
    private static final String FILE_TOKEN = "t0ken-of-a-file";
    private static final String PASSWORD = "pa55word-of-our-own";
    private static final String BASIC =
            Base64.getEncoder().encodeToString(("u:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    private static final String VALUE = "hunter2hunter2";
    private static final String ENCODED = Base64.getEncoder().encodeToString(VALUE.getBytes(StandardCharsets.UTF_8));
    private static final HeldCertificate CERTIFICATE =
            new HeldCertificate.Builder().commonName("we").build();
    private static final String KEY_LINE =
            CERTIFICATE.privateKeyPkcs8Pem().lines().toList().get(1);

    private static final String FIELDS =
            "\"metadata\":{\"name\":\"s\",\"namespace\":\"default\",\"resourceVersion\":\"1\","
                    + "\"annotations\":{\"kubectl.kubernetes.io/last-applied-configuration\":\"{\\\"data\\\":{\\\"p\\\":\\\""
                    + ENCODED + "\\\"}}\"}},\"data\":{\"p\":\"" + ENCODED + "\"},\"stringData\":{\"q\":\"" + VALUE
                    + "\"}}";
    private static final String SECRET = "{\"kind\":\"Secret\",\"apiVersion\":\"v1\"," + FIELDS;
    private static final String LIST = "{\"kind\":\"SecretList\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":[{"
            + FIELDS + ",{" + FIELDS + "]}";
    private static final String EVENT = "{\"type\":\"ADDED\",\"object\":" + SECRET + "}\n";

    private static final String ONE = "/api/v1/namespaces/default/secrets/s";
    private static final String ALL = "/api/v1/namespaces/default/secrets";

    private final TestServer server = new TestServer();
    private final Set<String> texts = new LinkedHashSet<>();

    @AfterEach
    void assertNoSecrets() {
        server.close();
        assertThat(texts).isNotEmpty();
        texts.addAll(CapturedLogs.lines());
        for (String text : texts) {
            assertThat(text)
                    .doesNotContain(TOKEN, FILE_TOKEN, PASSWORD, BASIC, VALUE, ENCODED, KEY_LINE)
                    .doesNotContain(ENCODED.substring(0, 8), VALUE.substring(0, 7));
        }
    }

    /** Runs an action and records what it reports. */
    private void recording(Callable<?> action) {
        try {
            Object result = action.call();
            texts.add(String.valueOf(result));
            if (result instanceof AutoCloseable open) {
                open.close();
            }
        } catch (Exception e) {
            texts.add(all(e));
            if (e instanceof ApiException refused) {
                texts.add(refused.status() + " " + refused.url());
            }
        }
    }

    /** Returns a stack trace without its frames. */
    private static String all(Throwable e) {
        StringBuilder all = new StringBuilder(e.toString());
        for (Throwable suppressed : e.getSuppressed()) {
            all.append("\n suppressed: ").append(all(suppressed));
        }
        return e.getCause() == null
                ? all.toString()
                : all.append("\n caused by: ").append(all(e.getCause())).toString();
    }

    private static Pem pem(String text) {
        return new Pem(text, "client-key of user \"u\"");
    }

    private List<Credentials> credentials(Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), FILE_TOKEN);
        return List.of(Credentials.token(TOKEN), Credentials.tokenFile(file), Credentials.basic("u", PASSWORD));
    }

    /** Runs every verb on Secrets. */
    private void everyVerb(RestClient client) {
        texts.add(client.toString() + client.config());
        ResourceClient<Secret> secrets = new ResourceClient<>(client, Secret.TYPE, "default");
        ResourceClient<ConfigMap> wrong = new ResourceClient<>(client, ConfigMap.TYPE, "default");
        Secret secret = Secret.TYPE.decode(SECRET.getBytes(StandardCharsets.UTF_8));
        texts.add(secret + " " + secret.metadata() + " " + secret.keys());
        recording(() -> secrets.get("s"));
        recording(() -> wrong.get("s"));
        recording(secrets::list);
        recording(() -> secrets.create(secret));
        recording(() -> secrets.update(secret));
        recording(() -> secrets.patch("s", PatchType.MERGE, SECRET.getBytes(StandardCharsets.UTF_8)));
        recording(() -> {
            secrets.delete("s");
            return "";
        });
        recording(() -> {
            try (Watch<Secret> watch = secrets.watch(ListOptions.ALL)) {
                for (var event = watch.next(); event.isPresent(); event = watch.next()) {
                    WatchEvent<Secret> e = event.get();
                    texts.add(e + " " + e.status());
                }
                return watch.failure();
            }
        });
        RestRequest request = RestRequest.post(ALL, SECRET.getBytes(StandardCharsets.UTF_8));
        texts.add(request.toString());
        recording(() -> client.open(request));
    }

    private void answering(TestServer.Answer answer) {
        for (String path : List.of(ONE, ALL, ONE.replace("secrets", "configmaps"))) {
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
                server.on(method + " " + path, answer);
            }
        }
    }

    @Test
    void anyResponse(@TempDir Path folder) throws IOException {
        String refusal =
                "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":\"no\",\"code\":%d}";
        List<TestServer.Answer> answers = new ArrayList<>();
        for (int code : new int[] {400, 401, 403, 404, 409, 422, 429, 500, 503}) {
            answers.add(text(code, "application/json", refusal.formatted(code), "Retry-After", "1"));
        }
        answers.add(exchange -> text(
                        502, // a proxy that shows the whole request
                        "text/html",
                        "<pre>Authorization: " + exchange.getRequestHeaders().getFirst("Authorization") + "\n\n"
                                + server.last().body() + "</pre>")
                .write(exchange));
        answers.add(text(302, "text/html", "", "Location", "https://login.example/"));
        answers.add(text(200, "application/json", SECRET));
        answers.add(text(200, "application/json", LIST));
        answers.add(text(200, "application/json", EVENT));
        answers.add(text(200, "application/json", EVENT + EVENT.substring(0, EVENT.length() - 20)));
        for (String body : List.of(SECRET, LIST)) {
            answers.add(text(200, "application/json", body.substring(0, body.length() - 10)));
        }
        for (Credentials credentials : credentials(folder)) {
            for (TestServer.Answer answer : answers) {
                answering(answer);
                try (RestClient client =
                        TestClients.withoutWaits(server.config().withCredentials(credentials))) {
                    everyVerb(client.withRateLimit(RateLimit.NONE));
                }
            }
        }
        assertThat(server.seen().stream().map(s -> s.header("Authorization")))
                .contains("Bearer " + TOKEN, "Bearer " + FILE_TOKEN, "Basic " + BASIC);
        assertThat(texts).anyMatch(t -> t.contains("(not shown)")); // the proxy's page
        assertThat(CapturedLogs.lines()).anyMatch(line -> line.contains("retrying in"));
    }

    @Test
    void anyFailureOfTheNetwork(@TempDir Path folder) throws IOException {
        answering(text(200, "application/json", SECRET));
        for (Fault fault : List.of(Fault.RESET, Fault.HANG_UP)) {
            for (long bytes : new long[] {0, 20, 200}) {
                try (Relay relay = Relay.to(server.port())) {
                    for (int i = 0; i < 200; i++) {
                        relay.next(fault, bytes);
                    }
                    ClientConfig config = ClientConfig.of("http://127.0.0.1:" + relay.port())
                            .withCredentials(credentials(folder).get(0));
                    try (RestClient client = TestClients.withoutWaits(config)) {
                        everyVerb(client.withRateLimit(RateLimit.NONE));
                    }
                }
            }
        }
        try (RestClient nobody = TestClients.withoutWaits(
                ClientConfig.of("http://127.0.0.1:1").withCredentials(Credentials.token(TOKEN)))) {
            everyVerb(nobody);
        }
    }

    @Test
    void anyProblemWithKeys() {
        Pem authority = pem(CERTIFICATE.certificatePem()); // loading Java's own authorities is slow
        ClientConfig config =
                ClientConfig.of("https://127.0.0.1:1").withTls(TlsConfig.DEFAULT.withCertificateAuthority(authority));
        String certificate = CERTIFICATE.certificatePem();
        String key = CERTIFICATE.privateKeyPkcs8Pem();
        String other = new HeldCertificate.Builder().build().certificatePem();
        for (String[] pair : new String[][] {
            {certificate, key}, // nothing listens there
            {other, key},
            {key, key},
            {certificate, key.substring(0, key.length() / 2)},
            {certificate, key.replace("PRIVATE KEY", "RSA PRIVATE KEY")},
            {certificate, key.replace("PRIVATE KEY", "EC PRIVATE KEY")},
            {certificate, KEY_LINE},
        }) {
            Credentials credentials = Credentials.certificate(pem(pair[0]), pem(pair[1]));
            texts.add(credentials + " " + config.withCredentials(credentials) + credentials.clientKey());
            recording(() -> {
                try (RestClient client = TestClients.withoutWaits(config.withCredentials(credentials))) {
                    return client.send(RestRequest.get(ONE));
                }
            });
        }
        recording(() -> RestClient.of(config.withTls(TlsConfig.DEFAULT.withCertificateAuthority(pem(key)))));
    }

    @Test
    void anyDamagedBytes() {
        List<ResourceType<?>> types =
                List.of(Secret.TYPE, ConfigMap.TYPE, Pod.TYPE, ResourceType.dynamic(Secret.TYPE.resource()));
        for (ResourceType<?> type : types) {
            damaged(SECRET, bytes -> recording(() -> type.decode(bytes)));
            damaged(LIST, bytes -> recording(() -> type.decodeList(new ByteArrayInputStream(bytes))));
            damaged(EVENT, bytes -> recording(() -> new EventDecoder<>(new ByteArrayInputStream(bytes), type).next()));
        }
        damaged(
                "kind: Secret\napiVersion: v1\nmetadata: {name: s}\nstringData:\n  p: '" + VALUE + "'\n",
                bytes -> recording(() -> Unstructured.fromYaml(new String(bytes, StandardCharsets.UTF_8))));
    }

    private interface Use {
        void of(byte[] bytes);
    }

    /**
     * Uses the text unchanged, and damaged at each position: cut off, with a character removed, and with one inserted.
     */
    private static void damaged(String good, Use use) {
        byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
        use.of(bytes);
        for (int i = 0; i < bytes.length; i++) {
            use.of(Arrays.copyOf(bytes, i));
            use.of((good.substring(0, i) + good.substring(i + 1)).getBytes(StandardCharsets.UTF_8));
            use.of((good.substring(0, i) + "}" + good.substring(i)).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void anyKubeconfig(@TempDir Path folder) throws IOException {
        String good = """
                {clusters: [{name: c, cluster: {server: "http://127.0.0.1:1", proxy-url: "http://u:%s@127.0.0.1:2"}}],
                 users: [{name: u, user: {token: %s}}, {name: p, user: {username: u, password: %s}}],
                 contexts: [{name: u, context: {cluster: c, user: u}}, {name: p, context: {cluster: c, user: p}}],
                 current-context: u}
                """.formatted(PASSWORD, TOKEN, PASSWORD);
        Path file = folder.resolve("config");
        for (int i = 0; i < good.length(); i += 7) {
            String damaged = i == 0 ? good : good.substring(0, i) + good.substring(i + 1);
            for (String context : List.of("u", "p")) {
                Files.writeString(file, damaged);
                recording(() -> {
                    Kubeconfig kubeconfig = Kubeconfig.load(file);
                    texts.add(kubeconfig.toString());
                    ClientConfig config = kubeconfig.clientConfig(context);
                    try (Clientset clients = Clientset.of(config)) {
                        texts.add(clients.toString() + clients.rest());
                    }
                    return config;
                });
            }
        }
    }
}
