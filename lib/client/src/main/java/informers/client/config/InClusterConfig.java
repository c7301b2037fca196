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
 * The configuration of a process in a pod: the address of its cluster comes from the environment, the credentials from
 * the pod's service account.
 *
 * <p>Immutable and thread-safe. Corresponds to {@code rest.InClusterConfig} and {@code inClusterClientConfig} of {@code
 * clientcmd/client_config.go}.
 *
 * @param environment the environment variables
 * @param folder the folder with the files of the service account
 */
record InClusterConfig(Map<String, String> environment, Path folder) {
    InClusterConfig {
        Objects.requireNonNull(environment, "environment");
        environment = Map.copyOf(environment);
        Objects.requireNonNull(folder, "folder");
    }

    private static final Logger LOG = LoggerFactory.getLogger(InClusterConfig.class);
    private static final String HOST = "KUBERNETES_SERVICE_HOST";
    private static final String PORT = "KUBERNETES_SERVICE_PORT";

    /** {@return the configuration of this process} */
    static InClusterConfig ofThisProcess() {
        return new InClusterConfig(System.getenv(), Path.of("/var/run/secrets/kubernetes.io/serviceaccount"));
    }

    /** {@return whether this process runs in a pod with a service account} */
    boolean isPossible() {
        return !text(HOST).isEmpty() && !text(PORT).isEmpty() && Files.isRegularFile(folder.resolve("token"));
    }

    /**
     * Returns the configuration for the cluster with overrides. As in client-go, only the server, the token, the token
     * file, the authority's file and the namespace can be overridden.
     *
     * @param overrides the overrides
     * @return the configuration
     * @throws KubeconfigException if this process does not run in a pod, or the pod has no service account
     */
    ClientConfig clientConfig(ConfigOverrides overrides) {
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

    /**
     * Returns the token file, and checks it now, so that a pod without a token fails at once; it is read again later.
     */
    private Path token() {
        Path token = folder.resolve("token");
        if (Yaml.text(token).isBlank()) {
            throw new KubeconfigException(token + ": expected the token of the pod's service account, but it is empty. "
                    + "Does the pod have automountServiceAccountToken: false?");
        }
        return token;
    }

    /**
     * Returns the cluster's authority; null, for Java's authorities, if it cannot be read: client-go continues, too.
     */
    private @Nullable Pem authority() {
        Path file = folder.resolve("ca.crt");
        try {
            Pem authority = Pem.of(Yaml.bytes(file), file.toString());
            authority.certificates();
            return authority;
        } catch (KubeconfigException e) {
            LOG.warn(
                    "cannot read the cluster's certificate authority; continuing with those of Java: {}",
                    e.getMessage());
            return null;
        }
    }

    /** {@return the namespace of the pod} */
    String namespace() {
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

    /** Returns the folder; not the environment, which may contain secrets. */
    @Override
    public String toString() {
        return "the pod with the service account in " + folder;
    }
}
