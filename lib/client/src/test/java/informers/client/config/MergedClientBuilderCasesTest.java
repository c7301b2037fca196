package informers.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.client.config.KubeconfigException.Reason;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cases of client-go's tools/clientcmd/merged_client_builder_test.go and overrides_test.go. */
class MergedClientBuilderCasesTest {
    private static final ConfigOverrides NONE = ConfigOverrides.NONE;

    private ConfigFiles files;

    @BeforeEach
    void folder(@TempDir Path folder) {
        files = new ConfigFiles(folder);
    }

    private ClientConfig load(String yaml, ConfigOverrides overrides, boolean inPod) {
        Map<String, String> environment = yaml.isEmpty()
                ? Map.of("HOME", files.path("nowhere").toString())
                : Map.of("KUBECONFIG", files.write("config", yaml).toString());
        return ConfigLoader.load(null, overrides, environment, files.pod(inPod));
    }

    @Test
    @DisplayName("TestInClusterConfig: the pod's, if there is no kubeconfig or an empty one; otherwise never")
    void inClusterConfig() {
        assertThatThrownBy(() -> load("", NONE, false))
                .satisfies(e -> assertThat(((KubeconfigException) e).reason()).isEqualTo(Reason.EMPTY));
        assertThat(load("", NONE, true).server()).isEqualTo("https://10.96.0.1:443");
        assertThat(load("kind: Config\n", NONE, true).server()).isEqualTo("https://10.96.0.1:443");
        assertThat(load(ConfigFiles.VALID, NONE, true).server()).isEqualTo("https://anything.com:8080");
        // An invalid kubeconfig is an error, and not ignored.
        assertThatThrownBy(() -> load(ConfigFiles.VALID.replace("token: the-token", "token: 7"), NONE, true))
                .hasMessageContaining("expected a text in token");
        assertThatThrownBy(() -> load(ConfigFiles.VALID, NONE.context("gone"), true))
                .hasMessageContaining("no context \"gone\"");
        assertThatThrownBy(() -> ConfigLoader.load(files.path("none"), NONE, Map.of(), files.pod(true)))
                .hasMessageContaining("no such file");
        // So is an invalid service account.
        InClusterConfig pod = files.pod(true);
        files.write("pod/token", " \n");
        assertThatThrownBy(() -> ConfigLoader.load(
                        null, NONE, Map.of("HOME", files.path("nowhere").toString()), pod))
                .hasMessageContaining(files.path("pod/token").toString())
                .hasMessageContaining("automountServiceAccountToken");
    }

    @Test
    @DisplayName("TestInClusterConfigNamespace: from the overrides, the context or the pod, in this order")
    void inClusterConfigNamespace() {
        String inContext =
                ConfigFiles.VALID.replace("user: clean}}]\ncurrent", "user: clean, namespace: test}}]\ncurrent");
        String defaultInContext = inContext.replace("namespace: test", "namespace: default");
        assertThat(load(ConfigFiles.VALID, NONE, false).namespace()).isEqualTo("default");
        assertThat(load(ConfigFiles.VALID, NONE, true).namespace()).isEqualTo("icc");
        assertThat(load(inContext, NONE, true).namespace()).isEqualTo("test");
        assertThat(load(defaultInContext, NONE, true).namespace()).isEqualTo("default");
        assertThat(load(ConfigFiles.VALID, NONE.namespace("said"), true).namespace())
                .isEqualTo("said");
        assertThat(load("", NONE, true).namespace()).isEqualTo("icc");
        assertThat(load("", NONE.namespace("said"), true).namespace()).isEqualTo("said");
        assertThat(new InClusterConfig(Map.of("POD_NAMESPACE", "downward"), files.path("pod")).namespace())
                .isEqualTo("downward");
        assertThat(new InClusterConfig(Map.of(), files.path("no pod")).namespace())
                .isEqualTo("default");
    }

    @Test
    @DisplayName("TestNamespacePrefixStrip: --namespace ns/foo is foo")
    void namespacePrefixStrip() {
        Map.ofEntries(
                        Map.entry("namespaces/foo", "foo"),
                        Map.entry("NAMESPACES/foo", "foo"),
                        Map.entry("NameSpaces/foo", "foo"),
                        Map.entry("namespace/foo", "foo"),
                        Map.entry("NAMESPACE/foo", "foo"),
                        Map.entry("nameSpace/foo", "foo"),
                        Map.entry("ns/foo", "foo"),
                        Map.entry("NS/foo", "foo"),
                        Map.entry("foo", "foo"),
                        Map.entry("namespaces/", "namespaces/"),
                        Map.entry("namespace/", "namespace/"),
                        Map.entry("ns/", "ns/"))
                .forEach((before, after) ->
                        assertThat(NONE.namespace(before).ofContext()).isEqualTo(Map.of("namespace", after)));
    }
}
