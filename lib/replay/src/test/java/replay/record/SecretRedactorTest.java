package replay.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import informers.api.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import replay.Fixtures;

/** Secrets are redacted, and everything else stays. */
class SecretRedactorTest {
    private static final String SECRET = "hunter2hunter2hunter2hunter2";
    private static final String JWT = "eyJhbGciOiJSUzI1NiIsImtpZCI6IngifQ.eyJpc3MiOiJrdWJlcm5ldGVzL3NlcnZpY2VhY2Nv."
            + "c2lnbmF0dXJlLXNpZ25hdHVyZQ";
    private static final String KEY =
            "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\nc2VjcmV0\n-----END RSA PRIVATE KEY-----";
    private static final String CERTIFICATE =
            "-----BEGIN CERTIFICATE-----\nMIIDBTCCAe2gAwIBAgI\n-----END CERTIFICATE-----\n";

    private final SecretRedactor redactor = new SecretRedactor();

    private ObjectNode redacted(String json) {
        ObjectNode object = (ObjectNode) Json.tree(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        redactor.redact(object);
        return object;
    }

    private static String decoded(JsonNode base64) {
        return new String(Base64.getDecoder().decode(base64.asText()), StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the text as redacted in a ConfigMap. */
    private String inConfigMap(String text) {
        ObjectNode map =
                Json.mapper().createObjectNode().put("kind", "ConfigMap").put("apiVersion", "v1");
        map.putObject("data").put("file", text);
        redactor.redact(map);
        return map.at("/data/file").asText();
    }

    @Test
    void aSecretsValuesAreReplacedByOthersOfTheirForm() {
        ObjectNode secret = redacted("{'kind':'Secret','apiVersion':'v1','type':'Opaque','metadata':{'name':'s'},"
                + "'data':{'a':'" + base64(SECRET) + "','b':'eA==','.dockerconfigjson':'" + base64("{}") + "'},"
                + "'stringData':{'c':'" + SECRET + "'}}");
        assertThat(decoded(secret.at("/data/a"))).isEqualTo("blanked");
        assertThat(decoded(secret.at("/data/b")))
                .as("the length reveals nothing")
                .isEqualTo("blanked");
        assertThat(Json.tree(decoded(secret.path("data").path(".dockerconfigjson"))
                                .getBytes())
                        .path("auths")
                        .isObject())
                .isTrue();
        assertThat(secret.at("/stringData/c").asText()).isEqualTo("blanked");
        assertThat(secret.path("type").asText()).isEqualTo("Opaque");
        assertThat(redactor.count()).isEqualTo(4);
    }

    /** Keys that are also names of secret fields: the value stays base64, or kubectl cannot decode the replayed Secret. */
    @ParameterizedTest
    @ValueSource(
            strings = {"password", "token", "api-key", "auth", "client_secret", "privateKey", "PASSWORD", "v:x", "x"})
    void everyKeyOfASecretStaysBase64(String key) {
        String data = "{'" + key + "':'" + base64(SECRET) + "','other':null}";
        for (String json : List.of(
                "{'kind':'Secret','apiVersion':'v1','data':" + data + "}",
                "{'kind':'List','items':[{'kind':'Secret','data':" + data + "}]}",
                "{'kind':'ConfigMap','apiVersion':'v1','binaryData':" + data + "}")) {
            ObjectNode object = redacted(json);
            JsonNode holder = object.has("items") ? object.at("/items/0") : object;
            JsonNode values = holder.has("data") ? holder.get("data") : holder.get("binaryData");
            assertThat(decoded(values.get(key))).as(json).isEqualTo("blanked");
            assertThat(object.toString()).doesNotContain(base64(SECRET));
        }
    }

    @Test
    void noAnnotationOfASecretRevealsIt() {
        String applied = "{\\\"kind\\\":\\\"Secret\\\",\\\"stringData\\\":{\\\"p\\\":\\\"" + SECRET + "\\\"}}";
        ObjectNode secret = redacted("{'kind':'Secret','apiVersion':'v1','metadata':{'name':'s','namespace':'n',"
                + "'annotations':{'kubectl.kubernetes.io/last-applied-configuration':'" + applied.replace('"', '\'')
                + "','kapp.k14s.io/original':'" + SECRET + "','kubernetes.io/service-account.name':'default'},"
                + "'managedFields':[{'manager':'kubectl','fieldsV1':{'f:data':{'f:p':{}}}}]}}");
        JsonNode annotations = secret.at("/metadata/annotations");
        assertThat(annotations
                        .path("kubectl.kubernetes.io/last-applied-configuration")
                        .asText())
                .isEqualTo(
                        "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"s\",\"namespace\":\"n\"}}\n");
        assertThat(annotations.path("kapp.k14s.io/original").asText()).isEqualTo("blanked");
        assertThat(annotations.path("kubernetes.io/service-account.name").asText())
                .isEqualTo("default");
        assertThat(secret.toString()).doesNotContain(SECRET);
        assertThat(secret.at("/metadata/managedFields/0/fieldsV1/f:data").has("f:p"))
                .isTrue();
    }

    @Test
    void aSecretInAnotherObjectIsBlankedToo() {
        String list =
                "{'kind':'List','items':[{'kind':'Secret','apiVersion':'v1','data':{'a':'" + base64(SECRET) + "'}}]}";
        assertThat(redacted(list).toString()).doesNotContain(base64(SECRET));
    }

    @Test
    void environmentVariablesOfSecretNames() {
        String spec = "{'containers':[{'env':[{'name':'DB_PASSWORD','value':'" + SECRET
                + "'},{'name':'LEVEL','value':'info'},{'name':'API_TOKEN','valueFrom':{'secretKeyRef':{'name':'x','key':'token'}}}]}]}";
        ObjectNode pod = redacted("{'kind':'Pod','apiVersion':'v1','metadata':{'annotations':{"
                + "'kubectl.kubernetes.io/last-applied-configuration':'{\\'spec\\':"
                + spec.replace("'", "\\'") + "}\\n'}},'spec':" + spec + "}");
        assertThat(pod.at("/spec/containers/0/env/0/value").asText()).isEqualTo("blanked");
        assertThat(pod.at("/spec/containers/0/env/1/value").asText()).isEqualTo("info");
        assertThat(pod.at("/spec/containers/0/env/2/valueFrom/secretKeyRef/key").asText())
                .isEqualTo("token");
        String applied = pod.path("metadata")
                .path("annotations")
                .path("kubectl.kubernetes.io/last-applied-configuration")
                .asText();
        assertThat(applied)
                .doesNotContain(SECRET)
                .contains("{\"name\":\"DB_PASSWORD\",\"value\":\"blanked\"}", "\"info\"")
                .endsWith("}\n");
    }

    @Test
    void tokensAndKeysAreFoundInAnyText() {
        ObjectNode event = redacted("{'kind':'Event','apiVersion':'v1','message':'login with " + JWT
                + " failed','args':['--token=abcdef.0123456789wxyz01','" + KEY.replace("\n", "\\n")
                + "','" + base64(KEY) + "','https://me:" + SECRET + "@example.com/x']}");
        assertThat(event.path("message").asText())
                .isEqualTo("login with eyJhbGciOiJub25lIn0.eyJibGFua2VkIjp0cnVlfQ.blanked failed");
        assertThat(event.at("/args/0").asText()).isEqualTo("--token=blank0.blanked000000000");
        assertThat(event.at("/args/1").asText())
                .isEqualTo("-----BEGIN RSA PRIVATE KEY-----\nblanked\n-----END RSA PRIVATE KEY-----");
        assertThat(decoded(event.at("/args/2"))).contains("PRIVATE KEY").doesNotContain("MIIE");
        assertThat(event.at("/args/3").asText()).isEqualTo("https://me:blanked@example.com/x");
    }

    @Test
    void aKeyThatIsCutOff() {
        assertThat(SecretTexts.redact("x " + KEY.substring(0, 50))).doesNotContain("MIIE");
    }

    /** The element of a set is in the name of a field there. */
    @Test
    void managedFields() {
        ObjectNode object = redacted("{'kind':'X','metadata':{'managedFields':[{'fieldsV1':{'f:spec':{'f:tokens':{"
                + "'v:\\'" + JWT + "\\'':{},'.':{}}}}}]}}");
        assertThat(object.toString()).doesNotContain(JWT).contains("v:").contains("f:tokens");
    }

    @Test
    void aKubeconfigInAConfigMap() {
        String kubeconfig = """
                apiVersion: v1
                clusters:
                - cluster:
                    certificate-authority-data: %s
                    server: https://10.0.0.1:6443
                users:
                - name: me
                  user:
                    client-certificate-data: %s
                    client-key-data: %s
                    token: %s
                    tokenFile: /var/run/token
                    password: |-
                      %s
                      more
                  other: x
                """.formatted(base64(CERTIFICATE), base64(CERTIFICATE), base64(KEY), SECRET, SECRET);
        assertThat(inConfigMap(kubeconfig)).isEqualTo("""
                        apiVersion: v1
                        clusters:
                        - cluster:
                            certificate-authority-data: %s
                            server: https://10.0.0.1:6443
                        users:
                        - name: me
                          user:
                            client-certificate-data: blanked
                            client-key-data: blanked
                            token: blanked
                            tokenFile: /var/run/token
                            password: blanked
                          other: x
                        """.formatted(base64(CERTIFICATE)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db.password = hunter2",
                "export API_KEY=hunter2",
                "  \"clientSecret\": \"hunter2\",",
                "{\"auths\":{\"registry\":{\"auth\":\"hunter2\"}}}",
                "[{\"password\":\"hunter2\"}]",
                "a: b\nPASSWORD: hunter2 # our old one\nc: d\n",
            })
    void otherFilesInAConfigMap(String text) {
        assertThat(inConfigMap(text)).doesNotContain("hunter2").contains("blanked");
    }

    @Test
    void fieldsOfSecretNames() {
        ObjectNode map = redacted("{'kind':'ConfigMap','apiVersion':'v1','data':{'password':'" + SECRET
                + "','level':'3'},'binaryData':{'keystore.jks':'AAAA'}}");
        assertThat(map.path("data").toString()).isEqualTo("{\"password\":\"blanked\",\"level\":\"3\"}");
        assertThat(decoded(map.at("/binaryData/keystore.jks"))).isEqualTo("blanked");
        assertThat(redacted("{'kind':'Widget','spec':{'accessToken':'x','token':{'type':'string'}}}")
                        .path("spec")
                        .toString())
                .isEqualTo("{\"accessToken\":\"blanked\",\"token\":{\"type\":\"string\"}}");
    }

    @Test
    void anIssuedCertificate() {
        ObjectNode request =
                redacted("{'kind':'CertificateSigningRequest','spec':{'request':'AAAA'},'status':{'certificate':'"
                        + base64(CERTIFICATE) + "'}}");
        assertThat(decoded(request.at("/status/certificate")))
                .contains("BEGIN CERTIFICATE")
                .doesNotContain("MIID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metric.servercertificate", // six and sixteen letters, as a token's
                "v1.36.2",
                "mygott.18eabfa7fe7d4585", // the name of an Event
                "sha256:2d7b1e4a0f5c.0123456789abcdef",
                "automountServiceAccountToken: true",
                "tokenFile: /var/run/secrets/token",
                "secretName: web-tls",
                "http://127.0.0.1:10256/healthz",
                "{\"a\": 1}",
                "{not json",
            })
    void whatIsNoSecretStays(String text) {
        assertThat(inConfigMap(text)).isEqualTo(text);
        assertThat(redactor.count()).isZero();
    }

    /** The recorded clusters have no secrets except those that were requested by name. */
    @Test
    void aWholeClusterStaysAsItIs() throws IOException {
        int seen = 0;
        for (Path file : files()) {
            for (String line : Files.readAllLines(file)) {
                JsonNode recorded =
                        Json.tree(line.getBytes(StandardCharsets.UTF_8)).path("object");
                if (recorded instanceof ObjectNode object
                        && !object.path("kind").asText().equals("Secret")) {
                    ObjectNode before = object.deepCopy();
                    redactor.redact(object);
                    assertThat(object)
                            .as(file + ": " + before.at("/metadata/name"))
                            .isEqualTo(before);
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(400);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Fixtures.tapes(), 2)) {
            return files.filter(
                            file -> file.toString().matches(".*(demo|rollout|edge|gpu|expired)/(objects|log)\\.jsonl"))
                    .toList();
        }
    }
}
