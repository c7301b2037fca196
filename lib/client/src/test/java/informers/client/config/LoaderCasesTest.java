package informers.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases of client-go's tools/clientcmd/loader_test.go. */
class LoaderCasesTest {
    private static final String ALFA = config("red-user", "cow-cluster", "federal-context", "hammer-ns");
    private static final String BRAVO = config("black-user", "pig-cluster", "queen-anne-context", "saw-ns");
    private static final String CHARLIE = config("green-user", "horse-cluster", "shaker-context", "chisel-ns");
    private static final String DELTA = config("blue-user", "chicken-cluster", "gothic-context", "plane-ns");
    private static final String CONFLICT_ALFA = """
            users: [{name: red-user, user: {token: a-different-red-token}}, {name: yellow-user, user: {token: yellow}}]
            clusters:
            - name: cow-cluster
              cluster: {server: 'https://a-different-cow.org', insecure-skip-tls-verify: true}
            - name: donkey-cluster
              cluster: {server: 'https://donkey.org', insecure-skip-tls-verify: true, disable-compression: true}
            contexts: [{name: new-context, context: {user: yellow-user, cluster: donkey-cluster}}]
            current-context: federal-context
            """;

    private ConfigFiles files;

    @BeforeEach
    void folder(@TempDir Path folder) {
        files = new ConfigFiles(folder);
    }

    private static String config(String user, String cluster, String context, String namespace) {
        return """
                apiVersion: v1
                kind: Config
                preferences: {}
                users: [{name: %1$s, user: {token: token-of-%1$s}}]
                clusters: [{name: %2$s, cluster: {server: 'https://%2$s.org:8080'}}]
                contexts: [{name: %3$s, context: {user: %1$s, cluster: %2$s, namespace: %4$s}}]
                """.formatted(user, cluster, context, namespace);
    }

    private static Kubeconfig fromEnvironment(Path... list) {
        String paths = Arrays.stream(list).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return Kubeconfig.load(null, Map.of("KUBECONFIG", paths));
    }

    @Test
    @DisplayName("TestNilOutMap: a file is read although a user in it cannot be used here")
    void nilOutMap() {
        Kubeconfig kubeconfig = files.kubeconfig("""
                apiVersion: v1
                kind: Config
                clusters:
                - cluster:
                    certificate-authority-data: UEhPTlkK
                    server: https://1.1.1.1
                  name: production
                contexts:
                - context:
                    cluster: production
                    user: production
                  name: production
                current-context: production
                users:
                - name: production
                  user:
                    auth-provider:
                      name: gcp
                """);
        assertThat(kubeconfig.contexts()).containsExactly("production");
        assertThatThrownBy(kubeconfig::clientConfig)
                .hasMessageContaining("auth-provider")
                .hasMessageContaining("gke-gcloud-auth-plugin");
    }

    @Test
    @DisplayName("TestNonExistentCommandLineFile: the file of --kubeconfig must exist")
    void nonExistentCommandLineFile() {
        assertThatThrownBy(() -> Kubeconfig.load(files.path("bogus_file")))
                .hasMessageContaining(files.path("bogus_file").toString())
                .hasMessageContaining("no such file");
    }

    @Test
    @DisplayName("TestToleratingMissingFiles: files in KUBECONFIG may be missing")
    void toleratingMissingFiles() {
        Path there = files.write("alfa", ALFA);
        assertThat(fromEnvironment(files.path("bogus1"), there, files.path("bogus2"))
                        .files())
                .containsExactly(there);
        Map<String, String> bogus = Map.of("KUBECONFIG", files.path("bogus3").toString());
        assertThat(ConfigLoader.load(null, ConfigOverrides.NONE, bogus, files.pod(true))
                        .server())
                .isEqualTo("https://10.96.0.1:443");
    }

    @Test
    @DisplayName("TestWarningMissingFiles: if all are missing, the error names them")
    void warningMissingFiles() {
        assertThatThrownBy(() -> fromEnvironment(files.path("bogus1"), files.path("bogus2")))
                .hasMessageContaining("none of the files in KUBECONFIG exists")
                .hasMessageContaining(files.path("bogus1").toString())
                .hasMessageContaining(files.path("bogus2").toString());
    }

    @Test
    @DisplayName("TestErrorReadingFile: an invalid file is an error that names it, and not ignored")
    void errorReadingFile() {
        Path bogus = files.write("bogus", "bogus value");
        assertThatThrownBy(() -> Kubeconfig.load(bogus)).hasMessageContaining(bogus.toString());
        Path good = files.write("alfa", ALFA);
        assertThatThrownBy(() -> fromEnvironment(good, bogus)).hasMessageContaining(bogus.toString());
    }

    @Test
    @DisplayName("TestErrorReadingNonFile: a folder is an error that names it")
    void errorReadingNonFile() {
        assertThatThrownBy(() -> Kubeconfig.load(files.folder()))
                .hasMessageContaining(files.folder().toString())
                .hasMessageContaining("found a directory");
    }

    @Test
    @DisplayName("TestConflictingCurrentContext: the first file that sets it wins")
    void conflictingCurrentContext() {
        Path one = files.write("1", "current-context: any-context-value");
        Path two = files.write("2", "current-context: a-different-context");
        Path none = files.write("3", ALFA);
        assertThat(Kubeconfig.load(one, Map.of("KUBECONFIG", two.toString())).currentContext())
                .isEqualTo("any-context-value");
        assertThat(fromEnvironment(none, two, one).currentContext()).isEqualTo("a-different-context");
    }

    @Test
    @DisplayName("TestLoadingEmptyMaps: absent lists are empty")
    void loadingEmptyMaps() {
        assertThat(files.kubeconfig("current-context: any-context-value").contexts())
                .isEmpty();
        assertThat(files.kubeconfig("clusters: null\nusers:\ncontexts: []").contexts())
                .isEmpty();
    }

    private static final String TWICE = """
            kind: Config
            apiVersion: v1
            clusters:
            - cluster: {api-version: v1, server: 'https://kubernetes.default.svc:443'}
              name: kubeconfig-cluster
            contexts:
            - context: {cluster: kubeconfig-cluster, namespace: default, user: kubeconfig-user}
              name: kubeconfig-context
            current-context: kubeconfig-context
            users:
            - name: kubeconfig-user
              user: {token: t}
            extensions:
            - {name: test-extension, extension: {bytes: test}}
            """;

    private void assertTwice(String yaml, String name, String list) {
        assertThat(files.kubeconfig(TWICE).clientConfig().server()).isEqualTo("https://kubernetes.default.svc:443");
        assertThatThrownBy(() -> files.kubeconfig(yaml))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining(files.path("config").toString())
                .hasMessageContaining("the name \"" + name + "\" occurs twice in " + list);
    }

    @Test
    @DisplayName("TestDuplicateClusterName: two entries with one name are an error")
    void duplicateClusterName() {
        assertTwice(
                TWICE.replace("contexts:", "- {name: kubeconfig-cluster, cluster: {server: 'https://b'}}\ncontexts:"),
                "kubeconfig-cluster",
                "clusters");
    }

    @Test
    @DisplayName("TestDuplicateContextName: two entries with one name are an error")
    void duplicateContextName() {
        assertTwice(
                TWICE.replace("current-", "- {name: kubeconfig-context, context: {cluster: b, user: b}}\ncurrent-"),
                "kubeconfig-context",
                "contexts");
    }

    @Test
    @DisplayName("TestDuplicateUserName: two entries with one name are an error")
    void duplicateUserName() {
        assertTwice(
                TWICE.replace("extensions:", "- {name: kubeconfig-user, user: {token: u}}\nextensions:"),
                "kubeconfig-user",
                "users");
    }

    @Test
    @DisplayName("TestDuplicateExtensionName: on the top level, and in a cluster")
    void duplicateExtensionName() {
        assertTwice(TWICE + "- {name: test-extension, extension: 7}\n", "test-extension", "extensions");
        String inCluster = "extensions: [{name: test-extension}, {name: test-extension}], server";
        assertTwice(TWICE.replace("server", inCluster), "test-extension", "extensions");
    }

    @Test
    @DisplayName("TestResolveRelativePaths: relative to the folder of the file that has them")
    void resolveRelativePaths() {
        for (String folder : List.of("one/", "two/deeper/")) {
            files.write(folder + "ca", "the ca of " + folder);
            files.write(folder + "../cert", "the cert above " + folder);
            files.write(folder + "keys/key", "the key of " + folder);
            files.write(folder + "config", """
                    clusters: [{name: '%1$s', cluster: {server: 'https://a', certificate-authority: ./ca}}]
                    users:
                    - name: '%1$s'
                      user: {client-certificate: ../cert, client-key: keys/key, tokenFile: ../token,
                        token: t, exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: ../bin/cmd}}
                    - {name: 'path %1$s', user: {exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: cmd}}}
                    - {name: 'absolute %1$s', user: {exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: /cmd}}}
                    contexts:
                    - {name: '%1$s', context: {cluster: '%1$s', user: '%1$s'}}
                    - {name: 'path %1$s', context: {cluster: '%1$s', user: 'path %1$s'}}
                    - {name: 'absolute %1$s', context: {cluster: '%1$s', user: 'absolute %1$s'}}
                    """.formatted(folder));
        }
        Kubeconfig merged = fromEnvironment(files.path("one/config"), files.path("two/deeper/config"));
        for (String folder : List.of("one/", "two/deeper/")) {
            Credentials user = merged.clientConfig(folder).credentials();
            Path here = files.path(folder);
            assertThat(merged.clientConfig(folder).tls().certificateAuthority().text())
                    .isEqualTo("the ca of " + folder);
            assertThat(user.clientCertificate().text()).isEqualTo("the cert above " + folder);
            assertThat(user.clientKey().text()).isEqualTo("the key of " + folder);
            assertThat(user.tokenFile()).isEqualTo(here.resolve("../token").normalize());
            assertThat(user.exec().command())
                    .isEqualTo(here.resolve("../bin/cmd").normalize().toString());
            assertThat(merged.clientConfig("path " + folder)
                            .credentials()
                            .exec()
                            .command())
                    .isEqualTo("cmd");
            assertThat(merged.clientConfig("absolute " + folder)
                            .credentials()
                            .exec()
                            .command())
                    .isEqualTo("/cmd");
        }
    }

    @Test
    @DisplayName("TestDeduplicate: a file that is listed twice is read once")
    void deduplicate() {
        Path a = files.write("a", ALFA);
        Path b = files.write("b", BRAVO);
        Path c = files.write("c", CHARLIE);
        assertThat(fromEnvironment(a, a, b, b, c, b).files()).containsExactly(a, b, c);
    }

    @Test
    @DisplayName("TestLoadingGetLoadingPrecedence: --kubeconfig, then KUBECONFIG, then ~/.kube/config")
    void loadingGetLoadingPrecedence() throws IOException {
        Path explicit = files.write("explicit", ALFA);
        Path one = files.write("env/kubeconfig", BRAVO);
        Path two = files.write("other/kubeconfig", CHARLIE);
        Path home = files.write("home/.kube/config", DELTA);
        String both = one + File.pathSeparator + two;
        Map<String, String> homeOnly = Map.of("HOME", files.path("home").toString());
        assertThat(Kubeconfig.load(null, homeOnly).files()).containsExactly(home);
        assertThat(Kubeconfig.load(explicit, Map.of("KUBECONFIG", both)).files())
                .containsExactly(explicit);
        assertThat(fromEnvironment(one).files()).containsExactly(one);
        assertThat(Kubeconfig.load(
                                null,
                                Map.of(
                                        "KUBECONFIG",
                                        both,
                                        "HOME",
                                        files.path("home").toString()))
                        .files())
                .containsExactly(one, two);
        assertThat(Kubeconfig.load(null, Map.of("KUBECONFIG", "", "HOME", homeOnly.get("HOME")))
                        .files())
                .containsExactly(home);
        Files.delete(home);
        assertThatThrownBy(() -> Kubeconfig.load(null, homeOnly)).hasMessageContaining("KUBECONFIG is not set");
    }

    @Test
    @DisplayName("Example_noMergingOnExplicitPaths: --kubeconfig is not merged with others")
    void noMergingOnExplicitPaths() {
        Path alfa = files.write("alfa", ALFA);
        Path conflict = files.write("conflict", CONFLICT_ALFA);
        Kubeconfig read = Kubeconfig.load(alfa, Map.of("KUBECONFIG", conflict.toString()));
        assertThat(read.contexts()).containsExactly("federal-context");
        assertThat(read.currentContext()).isEmpty();
    }

    @Test
    @DisplayName("Example_mergingSomeWithConflict: the first entry of a name wins as a whole")
    void mergingSomeWithConflict() {
        Kubeconfig merged = fromEnvironment(files.write("alfa", ALFA), files.write("conflict", CONFLICT_ALFA));
        assertThat(merged.currentContext()).isEqualTo("federal-context");
        assertThat(merged.contexts()).containsExactly("federal-context", "new-context");
        ClientConfig old = merged.clientConfig();
        assertThat(old.server()).isEqualTo("https://cow-cluster.org:8080");
        assertThat(old.tls().insecureSkipVerify()).isFalse();
        assertThat(old.credentials()).isEqualTo(Credentials.token("token-of-red-user"));
        ClientConfig added = merged.clientConfig("new-context");
        assertThat(added.server()).isEqualTo("https://donkey.org");
        assertThat(added.tls().insecureSkipVerify()).isTrue();
        assertThat(added.disableCompression()).isTrue();
        assertThat(added.credentials()).isEqualTo(Credentials.token("yellow"));
    }

    @ParameterizedTest
    @CsvSource({
        "federal-context, cow-cluster, red-user, hammer-ns",
        "queen-anne-context, pig-cluster, black-user, saw-ns",
        "shaker-context, horse-cluster, green-user, chisel-ns",
        "gothic-context, chicken-cluster, blue-user, plane-ns",
    })
    @DisplayName("Example_mergingEverythingNoConflicts: the entries of four files")
    void mergingEverythingNoConflicts(String context, String cluster, String user, String namespace) {
        Kubeconfig merged = fromEnvironment(
                files.write("a", ALFA), files.write("b", BRAVO), files.write("c", CHARLIE), files.write("d", DELTA));
        assertThat(merged.contexts())
                .containsExactly("federal-context", "gothic-context", "queen-anne-context", "shaker-context");
        ClientConfig config = merged.clientConfig(context);
        assertThat(config.server()).isEqualTo("https://" + cluster + ".org:8080");
        assertThat(config.credentials()).isEqualTo(Credentials.token("token-of-" + user));
        assertThat(config.namespace()).isEqualTo(namespace);
    }
}
