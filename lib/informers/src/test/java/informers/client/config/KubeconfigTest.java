package informers.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding and choosing, and files that are none. client-go's own cases are in {@link LoaderCasesTest}. */
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

    /** One cluster, one user, one context, all of one name. */
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
    void aContextIsReadWhole() {
        ClientConfig config = Kubeconfig.load(file("c", config("a", "https://a.example:6443/k8s/clusters/x")))
                .clientConfig();
        assertThat(config.server()).isEqualTo("https://a.example:6443/k8s/clusters/x");
        assertThat(config.namespace()).isEqualTo("ns-a");
        assertThat(config.credentials().token()).isEqualTo("token-of-a");
        assertThat(config.tls()).isEqualTo(TlsConfig.DEFAULT);
        assertThat(config.origin()).contains("context \"a\"").contains(folder.toString());
    }

    @Test
    void nothingThatIsPrintedShowsASecret() {
        Kubeconfig kubeconfig = Kubeconfig.load(file("c", config("a", "https://a")));
        ClientConfig config = kubeconfig.clientConfig();
        assertThat(kubeconfig + " " + config + " " + config.credentials() + " "
                        + new Pem("-----BEGIN PRIVATE KEY-----", "here"))
                .doesNotContain("token-of-a")
                .doesNotContain("BEGIN");
        assertThat(config.toString()).contains("token");
    }

    @Test
    void aContextOfOneFileMayNameTheClusterOfAnother() {
        Path first = file("1", "contexts: [{name: x, context: {cluster: a, user: a}}]\ncurrent-context: x");
        Path second = file("2", config("a", "https://two"));
        assertThat(Kubeconfig.of(List.of(first, second)).clientConfig().server())
                .isEqualTo("https://two");
    }

    @Test
    void noFileAtAllSaysWhereItWasLookedFor() {
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
    void brokenYamlIsToldWithItsLineAndWithoutItsContent() {
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
    void aYamlBombIsRefused() {
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
    void anAliasMeansWhatItPointsAt() {
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
    void deepNestingIsRefused() {
        Path deep = file("deep", "a: " + "[".repeat(5000) + "]".repeat(5000));
        assertThatThrownBy(() -> Kubeconfig.load(deep)).isInstanceOf(KubeconfigException.class);
    }

    @Test
    void aHugeFileIsNotEvenRead() throws IOException {
        Path huge = folder.resolve("huge");
        try (var out = new java.io.RandomAccessFile(huge.toFile(), "rw")) {
            out.setLength(50 * 1024 * 1024);
        }
        assertThatThrownBy(() -> Kubeconfig.load(huge))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining(huge.toString())
                .hasMessageContaining("at most " + Yaml.LARGEST + " bytes, found " + 50 * 1024 * 1024);
    }

    @Test
    void aWordAsLongAsAFileIsRefusedAtOnce() {
        String yaml = config("a", "https://a").replace("token:", "token: " + "x".repeat(8 * 1024 * 1024));
        Path file = file("word", yaml);
        assertThatThrownBy(() -> Kubeconfig.load(file))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining(file + ": expected a kubeconfig, but there is a word of more than 1048576");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path binary = Files.write(folder.resolve("bin"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> Kubeconfig.load(binary)).hasMessageContaining("UTF-8");
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
                "clusters: [{cluster: {}}]",
                "users: [{name: 7, user: {}}]",
                "users: [{name: a, user: secret-2}]",
                "current-context: 7",
                "a: 1\n---\nb: 2",
                "a: 1\na: 2",
                "a: !!java.net.URL [\"http://127.0.0.1\"]",
            })
    void whatIsNoKubeconfigIsRefusedWithItsFile(String yaml) {
        Path c = file("c", yaml);
        assertThatThrownBy(() -> Kubeconfig.load(c))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining(c.toString())
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret-2"));
    }
}
