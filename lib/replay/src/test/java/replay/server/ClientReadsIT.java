package replay.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.DaemonSet;
import informers.api.GroupVersionKind;
import informers.api.Service;
import informers.api.ServiceAccount;
import informers.client.CachedDiscoveryClient;
import informers.client.Clientset;
import informers.client.DiscoveryClient;
import informers.client.DiscoveryClient.ServerVersion;
import informers.client.RestMapper;
import informers.client.config.ClientConfig;
import informers.client.config.ConfigOverrides;
import informers.client.config.Kubeconfig;
import informers.client.rest.RestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a user of lib/client reads from a cluster, with a kubeconfig and over HTTP, against the recorded cluster. */
@Timeout(60)
class ClientReadsIT {
    private final String server = SharedServer.get().newSession("demo");

    @TempDir
    private Path folder;

    @Test
    @DisplayName("typed clients for the kinds that each cluster has")
    void typedClients() {
        try (RestClient rest = RestClient.of(ClientConfig.of(server))) {
            Clientset clientset = new Clientset(rest);
            Service kubernetes = clientset.coreV1().services("default").get("kubernetes");
            assertThat(kubernetes.type()).isEqualTo("ClusterIP");
            assertThat(kubernetes.clusterIP()).startsWith("10.");
            ServiceAccount account =
                    clientset.coreV1().serviceAccounts("kube-system").get("default");
            assertThat(account.namespace()).isEqualTo("kube-system");
            DaemonSet proxy = clientset.appsV1().daemonSets("kube-system").get("kube-proxy");
            assertThat(proxy.name()).isEqualTo("kube-proxy");
        }
    }

    @Test
    @DisplayName("the server's version, and an error that names the kind which the server does not have")
    void discovery() {
        try (RestClient rest = RestClient.of(ClientConfig.of(server))) {
            DiscoveryClient live = new DiscoveryClient(rest);
            ServerVersion version = live.serverVersion();
            assertThat(version.gitVersion()).isEqualTo("v" + version.major() + "." + version.minor() + ".2");

            RestMapper mapper = new RestMapper(new CachedDiscoveryClient(live));
            assertThatThrownBy(() -> mapper.resourceFor(new GroupVersionKind("example.com", "v1", "Widget")))
                    .isInstanceOf(RestMapper.NoMatchException.class)
                    .hasMessageContaining("Widget");
        }
    }

    @Test
    @DisplayName("overrides take the place of fields of the kubeconfig, as kubectl's options do")
    void overrides() throws IOException {
        Path file = Files.writeString(folder.resolve("config"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: one, cluster: {server: 'http://127.0.0.1:1'}}]
                contexts: [{name: here, context: {cluster: one, namespace: default}}]
                current-context: here
                """);
        ClientConfig config = Kubeconfig.load(file)
                .clientConfig(ConfigOverrides.NONE.namespace("kube-system").cluster("server", server));
        assertThat(config.namespace()).isEqualTo("kube-system");
        try (RestClient rest = RestClient.of(config)) {
            assertThat(new Clientset(rest)
                            .coreV1()
                            .pods(config.namespace())
                            .list()
                            .items())
                    .isNotEmpty();
        }
    }
}
