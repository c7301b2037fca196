package informers.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import informers.internal.config.Yaml;
import informers.logs.CapturedLogs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding files and contexts, and invalid files. client-go's own cases are in {@link LoaderCasesTest}. */
class KubeconfigTest {
    @TempDir
    Path folder;

    private Path file(String name, String yaml) {
        try {
            return Files.writeString(folder.resolve(name), yaml);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns a cluster, a user and a context with the same name. */
    private static String config(String name, String server) {
        return """
                apiVersion: v1
                kind: Config
                current-context: %1$s
                clusters:
                - name: %1$s
                  cluster: {server: "%2$s"}
                users:
                - name: %1$s
                  user: {token: "token-of-%1$s"}
                contexts:
                - name: %1$s
                  context: {cluster: %1$s, user: %1$s, namespace: ns-%1$s}
                """.formatted(name, server);
    }

    @Test
    void aContextIsRead() {
        ClientConfig config = Kubeconfig.load(file("c", config("a", "https://a.example:6443/k8s/clusters/x")))
                .clientConfig();
        assertThat(config.server()).isEqualTo("https://a.example:6443/k8s/clusters/x");
        assertThat(config.namespace()).isEqualTo("ns-a");
        assertThat(config.credentials().token()).isEqualTo("token-of-a");
        assertThat(config.tls()).isEqualTo(TlsConfig.DEFAULT);
        assertThat(config.origin()).contains("context \"a\"").contains(folder.toString());
    }

    @Test
    void toStringShowsNoSecret() {
        Kubeconfig kubeconfig = Kubeconfig.load(file("c", config("a", "https://a")));
        ClientConfig config = kubeconfig.clientConfig();
        assertThat(kubeconfig + " " + config + " " + config.credentials() + " "
                        + new Pem("-----BEGIN PRIVATE KEY-----", "here"))
                .doesNotContain("token-of-a")
                .doesNotContain("BEGIN");
        assertThat(config.toString()).contains("token");
    }

    @Test
    void aContextMayNameAClusterOfAnotherFile() {
        Path first = file("1", "contexts: [{name: x, context: {cluster: a, user: a}}]\ncurrent-context: x");
        Path second = file("2", config("a", "https://two"));
        assertThat(Kubeconfig.of(List.of(first, second)).clientConfig().server())
                .isEqualTo("https://two");
    }

    @Test
    void withoutAFileTheErrorNamesThePlaces() {
        assertThatThrownBy(() -> Kubeconfig.load(null, Map.of("HOME", folder.toString())))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining(folder.resolve(".kube/config").toString())
                .hasMessageContaining("--kubeconfig");
        assertThatThrownBy(() -> Kubeconfig.load(
                        null, Map.of("KUBECONFIG", folder.resolve("x").toString())))
                .hasMessageContaining("none of the files in KUBECONFIG exists")
                .hasMessageContaining(folder.resolve("x").toString());
    }

    @Test
    void invalidYamlIsAnErrorWithItsLineAndWithoutItsContent() {
        Path broken = file("broken", "users:\n- name: a\n  user: {token: \"secret-1\n");
        assertThatThrownBy(() -> Kubeconfig.load(broken))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining(broken.toString())
                .hasMessageContaining("line 4")
                .satisfies(e -> {
                    for (Throwable t = e; t != null; t = t.getCause()) {
                        assertThat(t.toString()).doesNotContain("secret-1");
                    }
                });
    }

    @Test
    void aYamlBombIsRejected() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%1$d: &a%1$d [*a%2$d, *a%2$d]%n".formatted(i, i - 1));
        }
        Path file = file("bomb", bomb.toString());
        assertThatThrownBy(() -> Kubeconfig.load(file))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void anAliasIsFollowed() {
        String yaml = config("a", "https://a").replace("user: {token", "user: &u {token")
                + "- {name: b, context: {cluster: a, user: b}}\n";
        yaml = yaml.replace("contexts:", "- name: b\n  user: *u\ncontexts:");
        assertThat(Kubeconfig.load(file("c", yaml))
                        .clientConfig("b")
                        .credentials()
                        .token())
                .isEqualTo("token-of-a");
    }

    @Test
    void deepNestingIsRejected() {
        Path deep = file("deep", "a: " + "[".repeat(10_001) + "]".repeat(10_001));
        assertThatThrownBy(() -> Kubeconfig.load(deep)).isInstanceOf(KubeconfigException.class);
    }

    @Test
    void aHugeFileIsNotRead() throws IOException {
        Path huge = folder.resolve("huge");
        try (var out = new java.io.RandomAccessFile(huge.toFile(), "rw")) {
            out.setLength(100 * 1024 * 1024);
        }
        assertThatThrownBy(() -> Kubeconfig.load(huge))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining(huge.toString())
                .hasMessageContaining("at most " + Yaml.LARGEST + " bytes, found " + 100 * 1024 * 1024);
    }

    @Test
    void aLongWordIsReadInLinearTime() {
        String token = "x".repeat(4 * 1024 * 1024);
        Path file = file("word", config("a", "https://a").replace("token-of-a", token));
        ClientConfig config = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> Kubeconfig.load(file).clientConfig());
        assertThat(config.credentials().token()).isEqualTo(token);
    }

    @Test
    void utf16WithAByteOrderMarkIsRead() throws IOException {
        String yaml = config("a", "https://a");
        byte[] littleEndian = ("\ufeff" + yaml).getBytes(StandardCharsets.UTF_16LE);
        for (byte[] bytes : List.of(
                littleEndian,
                ("\ufeff" + yaml).getBytes(StandardCharsets.UTF_16BE),
                ("\ufeff" + yaml).getBytes(StandardCharsets.UTF_8))) {
            Path file = Files.write(folder.resolve("c"), bytes);
            assertThat(Kubeconfig.load(file).contexts()).containsExactly("a");
        }
        byte[] cut = Arrays.copyOf(littleEndian, littleEndian.length - 1);
        Path file = Files.write(folder.resolve("c"), cut);
        assertThatThrownBy(() -> Kubeconfig.load(file)).hasMessageContaining("expected text in UTF-16LE");
    }

    @Test
    void bytesThatAreNotTextAreRejected() throws IOException {
        Path binary = Files.write(folder.resolve("bin"), new byte[] {'a', (byte) 0xe9, 0});
        assertThatThrownBy(() -> Kubeconfig.load(binary)).hasMessageContaining("expected text in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-06-01", "10:20", "12:34:56", "2024-06-01T10:00:00Z", "!!str 5", "!Ref x", "'1e3'"})
    void anyContextNameOfKubectlWorks(String name) {
        String text = name.replaceAll("^!\\S+ |'", "");
        String yaml = config("a", "https://a").replace("current-context: a", "current-context: " + name);
        yaml = yaml.replace("- name: a\n  context", "- name: " + name + "\n  context");
        Kubeconfig read = Kubeconfig.load(file("c", yaml));
        assertThat(read.contexts()).containsExactly(text);
        assertThat(read.clientConfig().server()).isEqualTo("https://a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\n",
                "---",
                "---\n# nothing\n---\n",
                "...\n",
                "---\ncurrent-context: b\n",
                "---\na: [\n",
                "current-context: b\ncurrent-context: a\n",
                "unknown: {deep: " + "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
                        + "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}\n",
                "x: !Ref y\n",
            })
    void anEndOfDocumentMayFollow(String more) {
        assertThat(Kubeconfig.load(file("c", config("a", "https://a") + more))
                        .clientConfig()
                        .server())
                .isEqualTo("https://a");
    }

    @Test
    void furtherDocumentsAreReported() {
        Path file = file("c", config("a", "https://a") + "---\n" + config("b", "https://b"));
        Kubeconfig.load(file);
        assertThat(CapturedLogs.lines())
                .anyMatch(line -> line.contains("only the first is used")
                        && line.contains(file + ", problem=another document follows in line 14"));
    }

    @Test
    void jsonIsReadWithTabsAndEscapes() {
        Path json = file("c", "{\n\t\"kind\":\t\"Config\",\n\t\"current-context\": \"a\\/b\\ud83d\\udc1f\"\n}\n");
        assertThat(Kubeconfig.load(json).currentContext()).isEqualTo("a/b\ud83d\udc1f");
    }

    @Test
    void nullIsTheEmptyText() {
        Kubeconfig read = Kubeconfig.load(file("c", """
                current-context: ~
                contexts: [~]
                clusters: [{name: ~, cluster: ~}]
                users: [{name: u, user: {as: a, as-groups: [~, b], as-user-extra: {k: ~}}}]
                """));
        assertThat(read.currentContext()).isEmpty();
        assertThat(read.contexts()).containsExactly("");
    }

    @Test
    void anUnknownContextListsThoseThatExist() {
        Kubeconfig read =
                Kubeconfig.of(List.of(file("1", config("a", "https://a")), file("2", config("b", "https://b"))));
        assertThatThrownBy(() -> read.clientConfig("c"))
                .hasMessageContaining("no context \"c\"")
                .hasMessageContaining("Known are: a, b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "just text",
                "[1, 2]",
                "kind: Pod\napiVersion: v1",
                "apiVersion: v2\nkind: Config",
                "clusters: {a: 1}",
                "clusters: [a]",
                "clusters: [{cluster: {}}, {cluster: {}}]",
                "users: [{name: 1e3, user: {}}]",
                "users: [{name: yes, user: {}}]",
                "users: [{name: 7, user: {}}]",
                "users: [{name: a, user: secret-2}]",
                "current-context: 7",
                "a: .inf",
                "~: 1",
                "? [a]\n: 1",
                "a: &a [*a]",
                "clusters:\n\t- name: a",
            })
    void aFileThatIsNotAKubeconfigIsAnErrorThatNamesIt(String yaml) {
        Path c = file("c", yaml);
        assertThatThrownBy(() -> Kubeconfig.load(c))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining(c.toString())
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret-2"));
    }

    @Test
    void aTextIsReadAsAFileIs() {
        String yaml = config("a", "https://a.example:6443");
        ClientConfig fromFile = Kubeconfig.load(file("c", yaml)).clientConfig();
        Kubeconfig parsed = Kubeconfig.parse("\uFEFF" + yaml);
        assertThat(parsed.clientConfig().withOrigin(fromFile.origin())).isEqualTo(fromFile);
        assertThat(parsed.files()).isEmpty();
        assertThat(parsed.contexts()).containsExactly("a");
        assertThat(parsed.clientConfig().origin()).isEqualTo("context \"a\" in the given text");
        assertThat(Kubeconfig.parse("{\"contexts\": [{\"name\": \"j\"}]}").contexts())
                .containsExactly("j");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[1]",
                "clusters: {a: 1}",
                "a: [",
                "kind: Pod",
                "current-context: b",
                "contexts: [{name: a, context: {cluster: missing}}]\ncurrent-context: a"
            })
    void aTextHasTheErrorsOfAFile(String yaml) {
        Path file = file("c", yaml);
        String[] messages = new String[2];
        for (int i = 0; i < 2; i++) {
            boolean text = i == 1;
            assertThatThrownBy(() -> (text ? Kubeconfig.parse(yaml) : Kubeconfig.load(file)).clientConfig())
                    .isInstanceOfSatisfying(
                            KubeconfigException.class, e -> messages[text ? 1 : 0] = e.reason() + " " + e.getMessage());
        }
        assertThat(messages[1]).isEqualTo(messages[0].replace(file.toString(), "the given text"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clusters: [{name: a, cluster: {server: 'https://a', certificate-authority: ca.crt}}]",
                "users: [{name: a, user: {client-certificate: ./c.crt, client-key: /k.key}}]",
                "users: [{name: a, user: {tokenFile: ../token}}]",
                "users: [{name: a, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: ./login, interactiveMode: Never}}}]"
            })
    void relativePathsInATextAreRefused(String part) {
        String yaml = """
                current-context: a
                contexts: [{name: a, context: {cluster: a, user: a}}]
                """
                + (part.startsWith("clusters")
                        ? "users: [{name: a}]\n"
                        : "clusters: [{name: a, cluster: {server: 'https://a'}}]\n")
                + part;
        assertThatThrownBy(() -> Kubeconfig.parse(yaml).clientConfig())
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining("expected an absolute path in ")
                .hasMessageContaining("in the given text");
    }

    @Test
    void absolutePathsInATextAreRead() {
        Path token = file("token", "secret");
        ClientConfig config = Kubeconfig.parse(config("a", "https://a.example")
                        .replace("token: \"token-of-a\"", "tokenFile: '" + token.toAbsolutePath() + "'"))
                .clientConfig();
        assertThat(config.credentials().tokenFile()).isEqualTo(token.toAbsolutePath());
    }
}
