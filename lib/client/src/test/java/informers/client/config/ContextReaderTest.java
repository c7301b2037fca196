package informers.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The fields of a context. client-go's own cases are in {@link ClientConfigCasesTest} and {@link ValidationCasesTest}.
 */
class ContextReaderTest {
    @TempDir
    Path folder;

    /** Returns a context whose cluster and user have these fields, in YAML's flow style. */
    private ClientConfig read(String cluster, String user) {
        try {
            Path file = Files.writeString(folder.resolve("config"), """
                    clusters: [{name: c, cluster: {%s}}]
                    users: [{name: u, user: {%s}}]
                    contexts: [{name: x, context: {cluster: c, user: u}}]
                    """.formatted(cluster, user));
            return Kubeconfig.load(file).clientConfig("x");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a:6443, https://a:6443",
        "https://a/k8s/clusters/c-1/, https://a/k8s/clusters/c-1/",
        "http://127.0.0.1:8001, http://127.0.0.1:8001",
        "https://[::1]:6443, https://[::1]:6443",
        "https://api_server:6443, https://api_server:6443",
        "10.0.0.1:8080, http://10.0.0.1:8080",
    })
    void theServerIsAUrlOrAHostAndPort(String text, String url) {
        assertThat(read("server: '" + text + "'", "").server()).isEqualTo(url);
    }

    @Test
    void aHostAndPortMeansHttpsIfTlsIsConfigured() {
        assertThat(read("server: 'a:6443', insecure-skip-tls-verify: true", "").server())
                .isEqualTo("https://a:6443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://a", "https://", "https://u:secret-3@a", "https://a b", "https://a?x=1", "https://a#x"})
    void anInvalidAddressIsRejectedWithoutShowingIt(String server) {
        assertThatThrownBy(() -> read("server: '" + server + "'", ""))
                .hasMessageContaining("cluster \"c\" in " + folder.resolve("config"))
                .hasMessageContaining("https://10.0.0.1:6443")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret-3"));
    }

    @Test
    void theNamespaceIsDefaultUnlessTheContextSetsIt() {
        assertThat(read("server: https://a", "").namespace()).isEqualTo("default");
    }

    @Test
    void absolutePathsAreKept() throws IOException {
        Path elsewhere =
                Files.writeString(Files.createDirectories(folder.resolve("x")).resolve("ca"), "far ca");
        assertThat(read("server: https://a, certificate-authority: " + elsewhere, "")
                        .tls()
                        .certificateAuthority()
                        .text())
                .isEqualTo("far ca");
    }

    @Test
    void foldedBase64IsAccepted() {
        String twoLines = base64("a certificate of some length").replaceFirst("(.{10})", "$1\\\\n  ");
        assertThat(read("server: https://a, certificate-authority-data: \"" + twoLines + "\"", "")
                        .tls()
                        .certificateAuthority()
                        .text())
                .isEqualTo("a certificate of some length");
    }

    @Test
    void invalidBase64NamesTheEntryAndDoesNotShowTheKey() {
        assertThatThrownBy(() -> read("server: https://a", "client-key-data: 'secret_4!!'"))
                .hasMessageContaining("user \"u\" in " + folder.resolve("config"))
                .hasMessageContaining("base64 in client-key-data")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret_4"));
    }

    /** Without the name of the test's folder, which has random digits. */
    private String withoutFolder(Throwable thrown) {
        return thrown.getMessage().replace(folder.toString(), "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client-certificate-data: eA==                            | expected client-key",
                "client-key-data: eA==                                    | expected client-certificate",
                "client-key: a, client-key-data: eA==                     | both given",
                "token: t, username: n, password: p                       | both a token and a username",
                "tokenFile: gone                                          | no such file",
                "token: 12345                                             | expected a text in token, found a number",
                "exec: {command: aws}                                     | expected apiVersion: client.authentication.k8s.io/v1",
                "auth-provider: {name: oidc}                              | the field auth-provider",
                "as-groups: [a]                                           | no user to impersonate",
                "as: a, as-groups: b                                      | expected a list in as-groups, found a text",
                "as: a, as-groups: [1]                                    | expected texts in as-groups, found a number",
                "as: a, as-user-extra: {k: v}                             | expected a list of texts in as-user-extra",
                "as: \"a\\nImpersonate-Group: system:masters\"             | expected one line of text in as,",
                "exec: text                                               | expected fields below exec, found a text",
            })
    void anInvalidUserIsRejected(String user, String says) {
        assertThatThrownBy(() -> read("server: https://a", user))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining("user \"u\"")
                .hasMessageContaining(says)
                .satisfies(e -> assertThat(withoutFolder(e)).doesNotContain("12345"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proxy-url: 'ftp://p:1'                                           | http://proxy:3128 in proxy-url, but its scheme",
                "proxy-url: 'http://u:12345@h:x'                                  | http://proxy:3128 in proxy-url",
                "insecure-skip-tls-verify: 'true'                                 | true or false in insecure-skip-tls-verify",
                "insecure-skip-tls-verify: true, certificate-authority-data: eA== | exclude each other",
            })
    void anInvalidClusterIsRejected(String fields, String says) {
        assertThatThrownBy(() -> read("server: https://a, " + fields, ""))
                .hasMessageContaining("cluster \"c\"")
                .hasMessageContaining(says)
                .satisfies(e -> assertThat(withoutFolder(e)).doesNotContain("12345"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "args: text                              | expected a list in args, found a text",
                "args: [a, 1]                            | expected texts in args, found a number among them",
                "args: [\"a\\0b\"]                         | expected text in args, found a zero byte",
                "env: {a: b}                             | expected a list in env, found a map",
                "env: [{name: a, value: 12345}]          | Put numbers in quotes",
                "env: [{name: 'a=b', value: c}]          | a name without '='",
                "provideClusterInfo: 'yes'               | expected true or false in provideClusterInfo",
                "installHint: [a]                        | expected a text in installHint",
            })
    void anInvalidPluginIsRejected(String fields, String says) {
        String exec = "exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: c, " + fields + "}";
        assertThatThrownBy(() -> read("server: https://a", exec))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining("exec of user \"u\" in " + folder.resolve("config"))
                .hasMessageContaining(says)
                .satisfies(e -> assertThat(withoutFolder(e)).doesNotContain("12345"));
    }

    @Test
    void aPluginReceivesItsCluster() {
        ExecConfig exec = read(
                        "server: 'https://a', tls-server-name: m, certificate-authority-data: " + base64("ca")
                                + ", proxy-url: 'http://p', disable-compression: true",
                        "exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: c, provideClusterInfo: true}")
                .credentials()
                .exec();
        assertThat(exec.cluster())
                .isEqualTo("{\"server\":\"https://a\",\"tls-server-name\":\"m\",\"certificate-authority-data\":\""
                        + base64("ca") + "\",\"proxy-url\":\"http://p\",\"disable-compression\":true}");
        assertThat(read(
                                "server: 'https://a', insecure-skip-tls-verify: true",
                                "exec: {apiVersion: " + "client.authentication.k8s.io/v1beta1, command: c}")
                        .credentials()
                        .exec()
                        .cluster())
                .isEqualTo("{\"server\":\"https://a\",\"insecure-skip-tls-verify\":true}");
    }

    @Test
    void tlsServerNameAndCompressionAreKept() {
        ClientConfig config = read("server: https://a, tls-server-name: b, disable-compression: true", "");
        assertThat(config.tls().serverName()).isEqualTo("b");
        assertThat(config.disableCompression()).isTrue();
    }

    @Test
    void credentialsAreNotSentUnencrypted() {
        assertThat(read("server: 'http://a'", "token: t").credentials()).isEqualTo(Credentials.NONE);
    }

    @Test
    void aContextWithoutAUserIsAnonymous() throws IOException {
        Path file = Files.writeString(folder.resolve("anonymous"), """
                clusters: [{name: c, cluster: {server: 'https://a'}}]
                contexts: [{name: x, context: {cluster: c}}]
                """);
        assertThat(Kubeconfig.load(file).clientConfig("x").credentials()).isEqualTo(Credentials.NONE);
    }
}
