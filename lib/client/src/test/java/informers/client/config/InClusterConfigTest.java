package informers.client.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InClusterConfigTest {
    private ConfigFiles files;

    @BeforeEach
    void folder(@TempDir Path folder) {
        files = new ConfigFiles(folder);
    }

    private InClusterConfig at(String host, String port) {
        files.pod(true);
        return new InClusterConfig(
                Map.of("KUBERNETES_SERVICE_HOST", host, "KUBERNETES_SERVICE_PORT", port), files.path("pod"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.96.0.1, https://10.96.0.1:6443",
        "kubernetes.default, https://kubernetes.default:6443",
        "fd00::1, https://[fd00::1]:6443",
    })
    void theAddressComesFromTheEnvironment(String host, String server) {
        assertThat(at(host, "6443").clientConfig(ConfigOverrides.NONE).server()).isEqualTo(server);
    }

    @Test
    void outsideOfAPodTheErrorNamesWhatIsMissing() {
        assertThat(at("", "443").isPossible()).isFalse();
        assertThat(at("a", "").isPossible()).isFalse();
        assertThat(at("a", "443").isPossible()).isTrue();
        assertThatThrownBy(() -> at("", "443").clientConfig(ConfigOverrides.NONE))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining("KUBERNETES_SERVICE_HOST")
                .hasMessageContaining("use a kubeconfig");
    }

    @Test
    void aPodWithoutAServiceAccountIsAnError() {
        InClusterConfig pod = new InClusterConfig(
                Map.of("KUBERNETES_SERVICE_HOST", "a", "KUBERNETES_SERVICE_PORT", "443"), files.path("empty"));
        assertThat(pod.isPossible()).isFalse();
        assertThatThrownBy(() -> pod.clientConfig(ConfigOverrides.NONE))
                .hasMessageContaining(files.path("empty/token").toString())
                .hasMessageContaining("no such file");
    }

    /** The log says why the server may not be trusted. */
    @Test
    void withoutAReadableAuthorityJavasAreUsed() {
        InClusterConfig pod = at("a", "443");
        files.write("pod/ca.crt", "no certificate");
        assertThat(pod.clientConfig(ConfigOverrides.NONE).tls()).isEqualTo(TlsConfig.DEFAULT);
    }

    @Test
    void theEnvironmentIsNotShown() {
        InClusterConfig pod = new InClusterConfig(Map.of("PASSWORD", "secret-6"), files.path("pod"));
        assertThat(pod.toString()).contains(files.path("pod").toString()).doesNotContain("secret-6");
        assertThat(at("a", "443").clientConfig(ConfigOverrides.NONE).toString()).doesNotContain("token-from-cluster");
    }
}
