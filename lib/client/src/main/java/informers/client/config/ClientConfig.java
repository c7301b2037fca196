package informers.client.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a client: the server, and how to connect and authenticate to it.
 *
 * <p>Immutable and thread-safe. {@link #toString} shows no secret. Corresponds to {@code rest.Config}.
 */
public final class ClientConfig {
    private final String server;
    private final String namespace;
    private final TlsConfig tls;
    private final Credentials credentials;
    private final Impersonation impersonation;
    private final @Nullable ProxyUrl proxy;
    private final boolean disableCompression;
    private final String origin;

    ClientConfig(
            String server,
            String namespace,
            TlsConfig tls,
            Credentials credentials,
            Impersonation impersonation,
            @Nullable ProxyUrl proxy,
            boolean disableCompression,
            String origin) {
        this.server = Objects.requireNonNull(server, "server");
        this.namespace = Objects.requireNonNull(namespace, "namespace");
        this.tls = Objects.requireNonNull(tls, "tls");
        this.credentials = Objects.requireNonNull(credentials, "credentials");
        this.impersonation = Objects.requireNonNull(impersonation, "impersonation");
        this.proxy = proxy;
        this.disableCompression = disableCompression;
        this.origin = Objects.requireNonNull(origin, "origin");
    }

    /**
     * Returns a configuration for a server: Java's certificate authorities, no credentials, the namespace {@code
     * default}.
     *
     * @param server the base URL
     * @return the configuration
     */
    public static ClientConfig of(String server) {
        return new ClientConfig(
                server,
                "default",
                TlsConfig.DEFAULT,
                Credentials.NONE,
                Impersonation.NONE,
                null,
                false,
                "the program's own address");
    }

    /**
     * Finds the cluster as {@code kubectl} does, outside of a cluster and inside: in the kubeconfig, and if there is none,
     * from the pod that this process runs in. For another kubeconfig or context see {@link Kubeconfig}.
     *
     * @return the configuration
     * @throws KubeconfigException if there is no cluster, or its configuration cannot be used
     */
    public static ClientConfig load() {
        return load(ConfigOverrides.NONE);
    }

    /**
     * Finds the cluster like {@link #load()}, with overrides, for instance from the command line.
     *
     * @param overrides what replaces fields of the kubeconfig or of the pod's configuration
     * @return the configuration
     * @throws KubeconfigException if there is no cluster, or its configuration cannot be used
     */
    public static ClientConfig load(ConfigOverrides overrides) {
        return ConfigLoader.load(null, overrides, System.getenv(), InClusterConfig.ofThisProcess());
    }

    /**
     * Returns the configuration of a process in a pod, with the credentials of the pod's service account. Corresponds to
     * {@code rest.InClusterConfig}.
     *
     * @return the configuration
     * @throws KubeconfigException if this process does not run in a pod, or the pod has no service account
     */
    public static ClientConfig inCluster() {
        return InClusterConfig.ofThisProcess().clientConfig(ConfigOverrides.NONE);
    }

    /**
     * Returns this configuration with another server.
     *
     * @param url the base URL
     * @return a new configuration
     */
    public ClientConfig withServer(String url) {
        return new ClientConfig(url, namespace, tls, credentials, impersonation, proxy, disableCompression, origin);
    }

    /**
     * Returns this configuration with another default namespace.
     *
     * @param name the namespace
     * @return a new configuration
     */
    public ClientConfig withNamespace(String name) {
        return new ClientConfig(server, name, tls, credentials, impersonation, proxy, disableCompression, origin);
    }

    /**
     * Returns this configuration with another authentication of the server.
     *
     * @param other how the server is authenticated
     * @return a new configuration
     */
    public ClientConfig withTls(TlsConfig other) {
        return new ClientConfig(
                server, namespace, other, credentials, impersonation, proxy, disableCompression, origin);
    }

    /**
     * Returns this configuration with other credentials.
     *
     * @param other how this client authenticates
     * @return a new configuration
     */
    public ClientConfig withCredentials(Credentials other) {
        return new ClientConfig(server, namespace, tls, other, impersonation, proxy, disableCompression, origin);
    }

    /**
     * Returns this configuration with another user to act as.
     *
     * @param other the user
     * @return a new configuration
     */
    public ClientConfig withImpersonation(Impersonation other) {
        return new ClientConfig(server, namespace, tls, credentials, other, proxy, disableCompression, origin);
    }

    /**
     * Returns this configuration with another proxy.
     *
     * @param other the proxy; null for none
     * @return a new configuration
     */
    public ClientConfig withProxy(@Nullable ProxyUrl other) {
        return new ClientConfig(server, namespace, tls, credentials, impersonation, other, disableCompression, origin);
    }

    /**
     * Returns this configuration with another origin.
     *
     * @param other where the configuration comes from, for error messages
     * @return a new configuration
     */
    public ClientConfig withOrigin(String other) {
        return new ClientConfig(server, namespace, tls, credentials, impersonation, proxy, disableCompression, other);
    }

    @Override
    public String toString() {
        return server + " (namespace " + namespace + ", credentials: " + credentials
                + (impersonation.isNone() ? "" : ", as " + impersonation.user())
                + (proxy == null ? "" : ", through " + proxy) + ", from " + origin + ")";
    }

    /** {@return the base URL, such as {@code https://10.0.0.1:6443} or {@code https://host/k8s/clusters/a}} */
    public String server() {
        return server;
    }

    /** {@return the default namespace} */
    public String namespace() {
        return namespace;
    }

    /** {@return how the server is authenticated; without a meaning for {@code http://}} */
    public TlsConfig tls() {
        return tls;
    }

    /** {@return how this client authenticates} */
    public Credentials credentials() {
        return credentials;
    }

    /** {@return the user to act as} */
    public Impersonation impersonation() {
        return impersonation;
    }

    /** {@return the proxy for all requests; null for none} */
    public @Nullable ProxyUrl proxy() {
        return proxy;
    }

    /** {@return whether to request responses without gzip} */
    public boolean disableCompression() {
        return disableCompression;
    }

    /** {@return where the configuration comes from, for error messages} */
    public String origin() {
        return origin;
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(server, namespace, tls, credentials, impersonation, proxy, disableCompression, origin);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClientConfig that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    /**
     * The user to act as, if the server allows it. Corresponds to {@code kubectl --as} and {@code
     * rest.ImpersonationConfig}.
     *
     * <p>Immutable and thread-safe.
     *
     * @param user {@code ""} for none; then the other fields must be empty
     * @param uid {@code ""} for none
     * @param groups the groups, in this order
     * @param extra further attributes, such as {@code scopes}
     */
    public record Impersonation(String user, String uid, List<String> groups, Map<String, List<String>> extra) {
        /** No impersonation. */
        public static final Impersonation NONE = new Impersonation("", "", List.of(), Map.of());

        /** Checks the components, rejects null, and copies collections. {@inheritDoc} */
        public Impersonation {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(uid, "uid");
            Objects.requireNonNull(groups, "groups");
            Objects.requireNonNull(extra, "extra");
            groups = List.copyOf(groups);
            Map<String, List<String>> copies = new LinkedHashMap<>();
            extra.forEach((name, values) -> copies.put(name, List.copyOf(values)));
            extra = Collections.unmodifiableMap(copies);
            if (user.isEmpty() && !(uid.isEmpty() && groups.isEmpty() && extra.isEmpty())) {
                throw new IllegalArgumentException("expected a user to impersonate, found only a uid, groups or extra");
            }
        }

        /**
         * Returns an impersonation of a user without groups.
         *
         * @param user the user
         * @return the impersonation
         */
        public static Impersonation user(String user) {
            return new Impersonation(user, "", List.of(), Map.of());
        }

        /** {@return whether there is no user to act as} */
        public boolean isNone() {
            return user.isEmpty();
        }
    }
}
