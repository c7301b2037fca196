package informers.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding, merging and choosing. The names in brackets are client-go's tests of the same, in clientcmd. */
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
    void theFirstFileWinsForANameAndForTheCurrentContext() { // [TestConflictingCurrentContext, TestMergeContext]
        Path first = file("1", config("a", "https://one"));
        Path second = file("2", config("a", "https://two"));
        Path third = file("3", config("b", "https://three"));
        Kubeconfig merged = Kubeconfig.of(List.of(first, second, third));
        assertThat(merged.currentContext()).isEqualTo("a");
        assertThat(merged.contexts()).containsExactly("a", "b");
        assertThat(merged.clientConfig().server()).isEqualTo("https://one");
        assertThat(merged.clientConfig("b").server()).isEqualTo("https://three");
    }

    @Test
    void anEntryOfAnEarlierFileIsNotFilledUpFromALaterOne() { // [TestMergeSemantics]
        Path first = file("1", "users: [{name: a, user: {username: u}}]");
        Path second = file("2", config("a", "https://two"));
        Credentials credentials =
                Kubeconfig.of(List.of(first, second)).clientConfig().credentials();
        assertThat(credentials.username()).isEqualTo("u");
        assertThat(credentials.token()).isEmpty();
    }

    @Test
    void aContextOfOneFileMayNameTheClusterOfAnother() {
        Path first = file("1", "contexts: [{name: x, context: {cluster: a, user: a}}]\ncurrent-context: x");
        Path second = file("2", config("a", "https://two"));
        assertThat(Kubeconfig.of(List.of(first, second)).clientConfig().server())
                .isEqualTo("https://two");
    }

    @Test
    void kubeconfigIsAListOfFilesOfWhichSomeMayBeMissing() { // [TestToleratingMissingFiles, TestDeduplicate]
        Path one = file("1", config("a", "https://one"));
        Path two = file("2", config("b", "https://two"));
        String list = String.join(File.pathSeparator, one + "", folder.resolve("none") + "", "", two + "", one + "");
        Kubeconfig merged = Kubeconfig.load(null, Map.of("KUBECONFIG", list));
        assertThat(merged.files()).containsExactly(one, two);
    }

    @Test
    void anExplicitFileGoesBeforeKubeconfig() { // [TestLoadingGetLoadingPrecedence]
        Path one = file("1", config("a", "https://one"));
        Path two = file("2", config("b", "https://two"));
        Kubeconfig read = Kubeconfig.load(two, Map.of("KUBECONFIG", one.toString()));
        assertThat(read.files()).containsExactly(two);
    }

    @Test
    void withoutKubeconfigTheFileInTheHomeFolderIsRead() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home/.kube"));
        Files.writeString(home.resolve("config"), config("h", "https://home"));
        Kubeconfig read =
                Kubeconfig.load(null, Map.of("HOME", folder.resolve("home").toString()));
        assertThat(read.clientConfig().server()).isEqualTo("https://home");
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
    void anExplicitFileMustExist() { // [TestNonExistentCommandLineFile]
        assertThatThrownBy(() -> Kubeconfig.load(folder.resolve("none")))
                .hasMessageContaining(folder.resolve("none").toString())
                .hasMessageContaining("no such file");
    }

    @Test
    void aFolderIsNoKubeconfig() { // [TestErrorReadingNonFile]
        assertThatThrownBy(() -> Kubeconfig.load(folder)).hasMessageContaining("found a directory");
    }

    @Test
    void brokenYamlIsToldWithItsLineAndWithoutItsContent() { // [TestErrorReadingFile]
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
            out.setLength(Yaml.LARGEST + 1L);
        }
        assertThatThrownBy(() -> Kubeconfig.load(huge)).hasMessageContaining("at most");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path binary = Files.write(folder.resolve("bin"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> Kubeconfig.load(binary)).hasMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "---", "clusters:\nusers:\ncontexts:\n", "clusters: []"})
    void anEmptyConfigHasNoContext(String yaml) { // [TestLoadingEmptyMaps, TestValidateEmptyConfig]
        assertThatThrownBy(() -> Kubeconfig.load(file("c", yaml)).clientConfig())
                .hasMessageContaining("no context is chosen")
                .hasMessageContaining("no context at all");
    }

    @Test
    void anUnknownContextListsThoseThatExist() { // [TestCreateMissingContext]
        Kubeconfig read =
                Kubeconfig.of(List.of(file("1", config("a", "https://a")), file("2", config("b", "https://b"))));
        assertThatThrownBy(() -> read.clientConfig("c"))
                .hasMessageContaining("no context \"c\"")
                .hasMessageContaining("Known are: a, b");
    }

    @Test
    void aCurrentContextThatIsMissingIsToldAsSuch() { // [TestValidateMissingCurrentContextConfig]
        Path c = file("c", config("a", "https://a").replace("current-context: a", "current-context: gone"));
        assertThatThrownBy(() -> Kubeconfig.load(c).clientConfig())
                .hasMessageContaining("\"gone\"")
                .hasMessageContaining("current-context names it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster", "user"})
    void aContextMustNotNameWhatIsNotThere(String field) { // [TestValidateMissingReferencesConfig]
        Path c = file(
                "c",
                config("a", "https://a")
                        .replace(
                                "{cluster: a, user: a",
                                "{cluster: a, user: a".replace(field + ": a", field + ": gone")));
        assertThatThrownBy(() -> Kubeconfig.load(c).clientConfig())
                .hasMessageContaining("context \"a\" in " + c)
                .hasMessageContaining(field + " \"gone\"")
                .hasMessageContaining("Known are: a");
    }

    @Test
    void aNameThatStandsTwiceInAFileIsRefused() { // [TestDuplicateClusterName]
        Path c = file("c", "clusters:\n- {name: a, cluster: {server: x}}\n- {name: a, cluster: {server: y}}\n");
        assertThatThrownBy(() -> Kubeconfig.load(c)).hasMessageContaining("\"a\" stands twice in clusters");
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
