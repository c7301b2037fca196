package informers.client.config;

import informers.internal.config.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cluster in whose pod we run: its address comes from the environment, our credentials from the pod's service account.
 *
 * <p>A value; any thread. Corresponds to {@code rest.InClusterConfig} and {@code inClusterClientConfig} of
 * {@code clientcmd/client_config.go}.
 *
 * @param environment our own
 * @param folder of the service account
 */
public record InClusterConfig(Map<String, String> environment, Path folder) {
    public InClusterConfig {
        Objects.requireNonNull(environment, "environment");
        environment = Map.copyOf(environment);
        Objects.requireNonNull(folder, "folder");
    }

    private static final Logger LOG = LoggerFactory.getLogger(InClusterConfig.class);
    private static final String HOST = "KUBERNETES_SERVICE_HOST";
    private static final String PORT = "KUBERNETES_SERVICE_PORT";

    /** The one of this process. */
    public static InClusterConfig ofThisProcess() {
        return new InClusterConfig(System.getenv(), Path.of("/var/run/secrets/kubernetes.io/serviceaccount"));
    }

    /** Whether we run in a pod that has a service account. */
    public boolean isPossible() {
        return !text(HOST).isEmpty() && !text(PORT).isEmpty() && Files.isRegularFile(folder.resolve("token"));
    }

    /** @throws KubeconfigException if we do not run in a pod, or it has no service account */
    public ClientConfig clientConfig() {
        return clientConfig(ConfigOverrides.NONE);
    }

    /**
     * As {@link #clientConfig()}; of what is said in place of it, only the server, the token, the token file, the authority's
     * file and the namespace mean something here, as in client-go.
     *
     * @throws KubeconfigException if we do not run in a pod, or it has no service account
     */
    public ClientConfig clientConfig(ConfigOverrides overrides) {
        Entry cluster = new Entry(folder.resolve("ca.crt"), "cluster", "in-cluster", overrides.ofCluster());
        Entry user = new Entry(folder.resolve("token"), "user", "in-cluster", overrides.ofUser());
        boolean otherToken = user.has("token") || user.has("tokenFile");
        return ClientConfig.of(cluster.has("server") ? cluster.text("server") : server())
                .withNamespace(namespace(overrides))
                .withTls(new TlsConfig(
                        cluster.has("certificate-authority") ? cluster.pem("certificate-authority") : authority(),
                        false,
                        ""))
                .withCredentials(
                        otherToken
                                ? Credentials.token(user.text("token")).withTokenFile(user.path("tokenFile"))
                                : Credentials.tokenFile(token()))
                .withOrigin("the service account in " + folder);
    }

    private String server() {
        String host = text(HOST);
        String port = text(PORT);
        if (host.isEmpty() || port.isEmpty()) {
            throw new KubeconfigException("expected " + HOST + " and " + PORT + " in the environment, as every pod has "
                    + "them, but they are not set. Outside of a cluster, use a kubeconfig.");
        }
        return "https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** Read again and again later; here it is only looked at, so that a pod without one is told at once. */
    private Path token() {
        Path token = folder.resolve("token");
        if (Yaml.text(token).isBlank()) {
            throw new KubeconfigException(token + ": expected the token of the pod's service account, but it is empty. "
                    + "Does the pod have automountServiceAccountToken: false?");
        }
        return token;
    }

    /** Null, and Java's authorities, if it cannot be read: client-go too goes on without it. */
    private @Nullable Pem authority() {
        Path file = folder.resolve("ca.crt");
        try {
            Pem authority = Pem.of(Yaml.bytes(file), file.toString());
            authority.certificates();
            return authority;
        } catch (KubeconfigException e) {
            LOG.warn("expected the cluster's authority, but {}", e.getMessage());
            return null;
        }
    }

    /** The pod's own, if nobody says another. */
    public String namespace() {
        return namespace(ConfigOverrides.NONE);
    }

    private String namespace(ConfigOverrides overrides) {
        Object said = overrides.ofContext().getOrDefault("namespace", "");
        if (!said.equals("")) {
            return said.toString();
        }
        if (!text("POD_NAMESPACE").isEmpty()) {
            return text("POD_NAMESPACE");
        }
        Path file = folder.resolve("namespace");
        String namespace = Files.isReadable(file) ? Yaml.text(file).strip() : "";
        return namespace.isEmpty() ? "default" : namespace;
    }

    private String text(String variable) {
        return environment.getOrDefault(variable, "");
    }

    /** The environment is not shown. */
    @Override
    public String toString() {
        return "the pod with the service account in " + folder;
    }
}
