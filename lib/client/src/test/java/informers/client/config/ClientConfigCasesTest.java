package informers.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.client.config.ClientConfig.Impersonation;
import informers.client.config.KubeconfigException.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases of client-go's tools/clientcmd/client_config_test.go. */
class ClientConfigCasesTest {
    private static final ConfigOverrides NONE = ConfigOverrides.NONE;

    private ConfigFiles files;

    @BeforeEach
    void folder(@TempDir Path folder) {
        files = new ConfigFiles(folder);
    }

    private ClientConfig valid(ConfigOverrides overrides) {
        return files.kubeconfig(ConfigFiles.VALID).clientConfig(overrides);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("TestMergeSemantics: empty overrides change nothing, maps are merged, lists and structs are replaced")
    void mergeSemantics() {
        Entry below = new Entry(
                Path.of("f"),
                "user",
                "u",
                Map.of(
                        "token", "one",
                        "username", "stays",
                        "as-groups", List.of("test3", "test4", "test5"),
                        "as-user-extra", Map.of("rsc", List.of("6543"), "prt", List.of("22")),
                        "exec", Map.of("command", "a", "args", List.of("1"))));
        Entry merged = below.with(Map.of(
                "token",
                "two",
                "username",
                "",
                "as-groups",
                List.of("test1", "test2"),
                "as-user-extra",
                Map.of("rsc", List.of("3711")),
                "exec",
                Map.of("command", "b"),
                "password",
                "new"));
        assertThat(merged.fields())
                .isEqualTo(Map.of(
                        "token",
                        "two",
                        "username",
                        "stays",
                        "as-groups",
                        List.of("test1", "test2"),
                        "as-user-extra",
                        Map.of("rsc", List.of("3711"), "prt", List.of("22")),
                        "exec",
                        Map.of("command", "b"),
                        "password",
                        "new"));
        assertThat(below.with(Map.of("as-groups", List.of(), "as-user-extra", Map.of(), "token", ""))
                        .fields())
                .isEqualTo(below.fields());
    }

    @Test
    @DisplayName("TestDisableCompression: an override sets it")
    void disableCompression() {
        assertThat(valid(NONE).disableCompression()).isFalse();
        assertThat(valid(NONE.cluster("disable-compression", true)).disableCompression())
                .isTrue();
    }

    @Test
    @DisplayName("TestInsecureOverridesCA: an override to trust any server removes the authority of the file")
    void insecureOverridesCa() {
        TlsConfig tls = files.read(
                        "server: 'https://a', certificate-authority-data: " + base64("ca"),
                        "",
                        NONE.cluster("insecure-skip-tls-verify", true))
                .tls();
        assertThat(tls.insecureSkipVerify()).isTrue();
        assertThat(tls.certificateAuthority()).isNull();
    }

    @Test
    @DisplayName(
            "TestCAOverridesCAData: an override's file replaces the kubeconfig's data and its insecure-skip-tls-verify")
    void caOverridesCaData() {
        Path file = files.write("my.ca", "the override's");
        for (String inFile : List.of("certificate-authority-data: " + base64("ca"), "insecure-skip-tls-verify: true")) {
            TlsConfig tls = files.read(
                            "server: 'https://a', " + inFile,
                            "",
                            NONE.cluster("certificate-authority", file.toString()))
                    .tls();
            assertThat(tls.insecureSkipVerify()).isFalse();
            assertThat(tls.certificateAuthority().text()).isEqualTo("the override's");
        }
    }

    @Test
    @DisplayName("TestTLSServerName: an override sets it")
    void tlsServerName() {
        TlsConfig tls =
                valid(NONE.cluster("tls-server-name", "overridden-server-name")).tls();
        assertThat(tls.serverName()).isEqualTo("overridden-server-name");
        assertThat(tls.certificateAuthority()).isNull();
    }

    @Test
    @DisplayName("TestTLSServerNameClearsWhenServerNameSet: an override of the server removes the old server's name")
    void tlsServerNameClearsWhenServerNameSet() {
        String file = "server: 'https://a', tls-server-name: of-a";
        assertThat(files.read(file, "").tls().serverName()).isEqualTo("of-a");
        assertThat(files.read(file, "", NONE.cluster("server", "http://something"))
                        .tls()
                        .serverName())
                .isEmpty();
    }

    @Test
    @DisplayName("TestFullImpersonateConfig: user, uid, groups and extra, even where credentials are not sent")
    void fullImpersonateConfig() {
        String user = "as: alice, as-uid: abc123, as-groups: [group-1], as-user-extra: {some-key: [some-value]}";
        for (ConfigOverrides overrides : List.of(NONE, NONE.cluster("server", "http://something"))) {
            assertThat(files.read("server: 'https://localhost:8443'", user, overrides)
                            .impersonation())
                    .isEqualTo(new Impersonation(
                            "alice", "abc123", List.of("group-1"), Map.of("some-key", List.of("some-value"))));
        }
    }

    @Test
    @DisplayName("TestMergeContext: an override's namespace has precedence over the context's")
    void mergeContext() {
        Kubeconfig kubeconfig = files.kubeconfig(ConfigFiles.VALID);
        assertThat(kubeconfig.saysNamespace(NONE)).isFalse();
        assertThat(kubeconfig.clientConfig().namespace()).isEqualTo("default");
        ConfigOverrides overrides = NONE.namespace("overridden-namespace");
        assertThat(kubeconfig.saysNamespace(overrides)).isTrue();
        assertThat(kubeconfig.clientConfig(overrides).namespace()).isEqualTo("overridden-namespace");
    }

    @Test
    @DisplayName("TestCertificateData: inline data are decoded")
    void certificateData() {
        ClientConfig config = files.read(
                "server: 'https://localhost:8443', certificate-authority-data: " + base64("ca-data"),
                "client-certificate-data: " + base64("cert-data") + ", client-key-data: " + base64("key-data"));
        assertThat(config.tls().certificateAuthority().text()).isEqualTo("ca-data");
        assertThat(config.credentials().clientCertificate().text()).isEqualTo("cert-data");
        assertThat(config.credentials().clientKey().text()).isEqualTo("key-data");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'', ''",
        "socks5://example.com, socks5://example.com:1080",
        "https://example.com, https://example.com:443",
        "http://example.com, http://example.com:80",
        "socks6://example.com, refused",
        "example.com, refused",
        "chewbacca@example.com, refused",
    })
    @DisplayName("TestProxyURL: http, https and socks5")
    void proxyUrl(String url, String proxy) {
        String cluster = "server: 'https://localhost:8443', proxy-url: '" + url + "'";
        if (proxy.equals("refused")) {
            assertThatThrownBy(() -> files.read(cluster, ""))
                    .isInstanceOf(KubeconfigException.class)
                    .hasMessageContaining("cluster \"c\" in " + files.path("config"))
                    .hasMessageContaining("expected a URL such as http://proxy:3128 in proxy-url")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("chewbacca"));
        } else {
            ProxyUrl read = files.read(cluster, "").proxy();
            assertThat(read == null ? "" : read.toString()).isEqualTo(proxy);
        }
    }

    @Test
    @DisplayName("TestBasicAuthData: username and password")
    void basicAuthData() {
        assertThat(files.read("server: 'https://localhost:8443'", "username: myuser, password: mypass")
                        .credentials())
                .isEqualTo(Credentials.basic("myuser", "mypass"));
    }

    @Test
    @DisplayName("TestBasicTokenFile: a file with a token")
    void basicTokenFile() {
        Path token = files.write("tokenfile", "exampletoken");
        assertThat(files.read("server: 'https://localhost:8443'", "tokenFile: tokenfile")
                        .credentials())
                .isEqualTo(Credentials.tokenFile(token));
    }

    @Test
    @DisplayName("TestPrecedenceTokenFile: both are kept; the token is used if the file cannot be read")
    void precedenceTokenFile() {
        Path file = files.write("tokenfile", "exampletoken");
        Credentials credentials = files.read(
                        "server: 'https://localhost:8443'", "token: expected, tokenFile: '" + file + "'")
                .credentials();
        assertThat(credentials.token()).isEqualTo("expected");
        assertThat(credentials.tokenFile()).isEqualTo(file);
    }

    private static void assertClean(ClientConfig config) {
        assertThat(config.server()).isEqualTo("https://anything.com:8080");
        assertThat(config.tls()).isEqualTo(TlsConfig.DEFAULT);
        assertThat(config.credentials()).isEqualTo(Credentials.token("the-token"));
        assertThat(config.impersonation()).isEqualTo(Impersonation.NONE);
        assertThat(config.proxy()).isNull();
    }

    @Test
    @DisplayName("TestCreateClean: a named context")
    void createClean() {
        assertClean(valid(NONE.context("clean")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://anything.com:8080/foo/bar, https://anything.com:8080/foo/bar",
        "http://anything.com:8080/foo/bar, http://anything.com:8080/foo/bar",
        "http://anything.com:8080/foo/bar/, http://anything.com:8080/foo/bar/",
        "http://anything.com:8080/, http://anything.com:8080/",
        "http://anything.com:8080//, http://anything.com:8080//",
        "anything.com:8080/foo/bar, http://anything.com:8080/foo/bar",
        "anything.com:8080, http://anything.com:8080",
        "anything.com, http://anything.com",
        "anything, http://anything",
    })
    @DisplayName("TestCreateCleanWithPrefix: a path is kept, and a missing scheme means http")
    void createCleanWithPrefix(String server, String host) {
        assertThat(files.read("server: '" + server + "'", "token: t").server()).isEqualTo(host);
    }

    @Test
    @DisplayName("TestCreateCleanDefault: the current context")
    void createCleanDefault() {
        assertClean(valid(NONE));
    }

    @Test
    @DisplayName("TestCreateMissingContextNoDefault: a missing context is an error")
    void createMissingContextNoDefault() {
        assertThatThrownBy(() -> valid(NONE.context("not-present"))).isInstanceOf(KubeconfigException.class);
    }

    @Test
    @DisplayName("TestCreateMissingContext: the error names the context and the existing ones")
    void createMissingContext() {
        assertThatThrownBy(() -> valid(NONE.context("not-present")))
                .hasMessageContaining("there is no context \"not-present\"")
                .hasMessageContaining("Known are: clean")
                .satisfies(e -> assertThat(((KubeconfigException) e).reason()).isEqualTo(Reason.CONTEXT_NOT_FOUND));
    }

    @Test
    @DisplayName("TestCreateAuthConfigExecInstallHintCleanup: a hint cannot control the terminal")
    void createAuthConfigExecInstallHintCleanup() {
        ConfigOverrides overrides = NONE.user(
                "exec",
                Map.of(
                        "apiVersion", ExecConfig.V1,
                        "command", "some-command",
                        "installHint", "some install hint with \u001b[1mcontrol chars\u001b[0m\nand a newline",
                        "interactiveMode", "IfAvailable"));
        assertThat(valid(overrides).credentials().exec().installHint())
                .isEqualTo("some install hint with U+001B[1mcontrol charsU+001B[0m\nand a newline");
    }

    @Test
    @DisplayName(
            "TestInClusterClientConfigPrecedence: server, token, token file and authority of the pod can be overridden")
    void inClusterClientConfigPrecedence() {
        InClusterConfig pod = files.pod(true);
        Path ca = files.write("other-ca.crt", "other ca");
        Path tokenFile = files.write("other-token", "other token");
        ClientConfig own = pod.clientConfig(ConfigOverrides.NONE);
        assertThat(own.server()).isEqualTo("https://10.96.0.1:443");
        assertThat(own.credentials()).isEqualTo(Credentials.tokenFile(files.path("pod/token")));
        assertThat(own.tls().certificateAuthority().text()).isEqualTo(TestCertificates.CA.certificatePem());
        for (boolean server : new boolean[] {false, true}) {
            for (boolean token : new boolean[] {false, true}) {
                for (boolean file : new boolean[] {false, true}) {
                    for (boolean authority : new boolean[] {false, true}) {
                        ConfigOverrides over = NONE.cluster("server", server ? "https://host-from-overrides.com" : "")
                                .cluster("certificate-authority", authority ? ca.toString() : "")
                                .user("token", token ? "token-from-override" : "")
                                .user("tokenFile", file ? tokenFile.toString() : "");
                        ClientConfig config = pod.clientConfig(over);
                        assertThat(config.server())
                                .isEqualTo(server ? "https://host-from-overrides.com" : own.server());
                        assertThat(config.credentials())
                                .isEqualTo(
                                        token || file
                                                ? Credentials.token(token ? "token-from-override" : "")
                                                        .withTokenFile(file ? tokenFile : null)
                                                : own.credentials());
                        assertThat(config.tls().certificateAuthority().text())
                                .isEqualTo(
                                        authority
                                                ? "other ca"
                                                : own.tls()
                                                        .certificateAuthority()
                                                        .text());
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("TestNamespaceOverride: an override's namespace counts even without a kubeconfig")
    void namespaceOverride() {
        Map<String, String> nowhere = Map.of("HOME", files.path("nowhere").toString());
        assertThat(ConfigLoader.load(null, NONE, nowhere, files.pod(true)).namespace())
                .isEqualTo("icc");
        assertThat(ConfigLoader.load(null, NONE.namespace("foo"), nowhere, files.pod(true))
                        .namespace())
                .isEqualTo("foo");
    }

    @Test
    @DisplayName("TestAuthConfigMerge: arguments, and the cluster's extension for the plugin")
    void authConfigMerge() {
        ExecConfig exec = files.kubeconfig("""
                apiVersion: v1
                clusters:
                - cluster:
                    server: https://localhost:8080
                    extensions:
                    - name: someone.else
                      extension: {audience: none}
                    - name: client.authentication.k8s.io/exec
                      extension:
                        audience: foo
                        other: bar
                  name: foo-cluster
                contexts:
                - context:
                    cluster: foo-cluster
                    user: foo-user
                    namespace: bar
                  name: foo-context
                current-context: foo-context
                kind: Config
                users:
                - name: foo-user
                  user:
                    exec:
                      apiVersion: client.authentication.k8s.io/v1beta1
                      args:
                      - arg-1
                      - arg-2
                      command: foo-command
                      provideClusterInfo: true
                """).clientConfig().credentials().exec();
        assertThat(exec.args()).containsExactly("arg-1", "arg-2");
        assertThat(exec.provideClusterInfo()).isTrue();
        assertThat(exec.cluster())
                .isEqualTo(
                        "{\"server\":\"https://localhost:8080\",\"config\":{\"audience\":\"foo\",\"other\":\"bar\"}}");
        assertThat(exec.interactiveMode()).isEqualTo(ExecConfig.InteractiveMode.IF_AVAILABLE);
    }

    @Test
    @DisplayName("TestCleanANSIEscapeCodes: characters that control a terminal are escaped, all others are kept")
    void cleanAnsiEscapeCodes() {
        assertThat(ExecReader.shown("\u001b[1mbold tuna\u001b[0m, fish"))
                .isEqualTo("U+001B[1mbold tunaU+001B[0m, fish");
        assertThat(ExecReader.shown("\u001b[2Aup up, \u001b[2Cright right"))
                .isEqualTo("U+001B[2Aup up, U+001B[2Cright right");
        assertThat(ExecReader.shown("clear: \u001b[2J")).isEqualTo("clear: U+001B[2J");
        for (String fine : List.of(
                "tuna\nfish\r\nmarlin\t\r\ntuna\u000bfish\fmarlin",
                "alpha: \u03b1, beta: \u03b2, gamma: \u03b3",
                "tu\u0301na with a mark over the u",
                "t1na, f34h, m567n",
                "\"here's a sentence; with! some...punctuation ;)\"",
                "\u222b\u2081\u207F f(x) dx \u2248 \u2211\u2090\u208C\u2081\u207F f(x), a \u2208 \u2115",
                "a paragraph separator\u2029and\u2003em\u2003spaces",
                "\ud83d\udc1f")) {
            assertThat(ExecReader.shown(fine)).isEqualTo(fine);
        }
    }

    @Test
    @DisplayName("TestMergeRawConfigDoOverride: overrides change the context that is used, and no other")
    void mergeRawConfigDoOverride() {
        Kubeconfig kubeconfig = files.kubeconfig("""
                clusters:
                - {name: clean, cluster: {server: 'https://anything.com:8080'}}
                - {name: modify, cluster: {server: 'https://anything.com:8080'}}
                users: [{name: clean, user: {token: the-token}}, {name: modify, user: {token: the-token}}]
                contexts:
                - {name: clean, context: {cluster: clean, user: clean}}
                - {name: modify, context: {cluster: clean, user: clean, namespace: modify}}
                current-context: clean
                """);
        ClientConfig modified = kubeconfig.clientConfig(NONE.context("modify")
                .namespace("foobar")
                .inContext("cluster", "modify")
                .inContext("user", "modify")
                .cluster("server", "https://localhost:8081")
                .user("token", "modified-token"));
        assertThat(modified.server()).isEqualTo("https://localhost:8081");
        assertThat(modified.namespace()).isEqualTo("foobar");
        assertThat(modified.credentials()).isEqualTo(Credentials.token("modified-token"));
        assertClean(kubeconfig.clientConfig());
        assertThat(kubeconfig.clientConfig("modify").namespace()).isEqualTo("modify");
        assertThatThrownBy(() -> kubeconfig.clientConfig(NONE.inContext("user", "none")))
                .hasMessageContaining("user \"none\"");
    }

    @Test
    @DisplayName(
            "TestClientCertOverrideData: an override's files replace the kubeconfig's data, and the other way round")
    void clientCertOverrideData() {
        String data = "client-certificate-data: " + base64("base-cert") + ", client-key-data: " + base64("base-key");
        Credentials files1 = files.read(
                        "server: 'https://example.com:6443'",
                        data,
                        NONE.user("client-certificate", files.write("o.crt", "over-cert") + "")
                                .user("client-key", files.write("o.key", "over-key") + ""))
                .credentials();
        assertThat(files1.clientCertificate().text()).isEqualTo("over-cert");
        assertThat(files1.clientKey().text()).isEqualTo("over-key");
        Credentials data1 = files.read(
                        "server: 'https://example.com:6443'",
                        "client-certificate: /path/to/base-cert.pem, client-key: /path/to/base-key.pem",
                        NONE.user("client-certificate-data", base64("over-cert"))
                                .user("client-key-data", base64("over-key")))
                .credentials();
        assertThat(data1.clientCertificate().text()).isEqualTo("over-cert");
        assertThat(data1.clientKey().text()).isEqualTo("over-key");
    }
}
