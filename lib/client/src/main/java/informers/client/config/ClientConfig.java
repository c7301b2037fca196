package informers.client.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that a client must know of its server.
 *
 * <p>A value; any thread. {@link #toString} shows no secret. Corresponds to {@code rest.Config}.
 *
 * @param server the base URL, such as {@code https://10.0.0.1:6443} or {@code https://host/k8s/clusters/a}
 * @param namespace where to work if nothing else is said
 * @param tls how the server proves who it is; of no meaning for {@code http://}
 * @param credentials who we are
 * @param impersonation whom we act as
 * @param proxy on the way to the server; null for none
 * @param disableCompression whether to ask for answers without gzip
 * @param origin where all this came from, for error messages
 */
public record ClientConfig(
        String server,
        String namespace,
        TlsConfig tls,
        Credentials credentials,
        Impersonation impersonation,
        @Nullable ProxyUrl proxy,
        boolean disableCompression,
        String origin) {
    public ClientConfig {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(credentials, "credentials");
        Objects.requireNonNull(impersonation, "impersonation");
        Objects.requireNonNull(origin, "origin");
    }

    /** A server without more ado: Java's authorities, no credentials, the namespace {@code default}. */
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

    public ClientConfig withServer(String url) {
        return new ClientConfig(url, namespace, tls, credentials, impersonation, proxy, disableCompression, origin);
    }

    public ClientConfig withNamespace(String name) {
        return new ClientConfig(server, name, tls, credentials, impersonation, proxy, disableCompression, origin);
    }

    public ClientConfig withTls(TlsConfig other) {
        return new ClientConfig(
                server, namespace, other, credentials, impersonation, proxy, disableCompression, origin);
    }

    public ClientConfig withCredentials(Credentials other) {
        return new ClientConfig(server, namespace, tls, other, impersonation, proxy, disableCompression, origin);
    }

    public ClientConfig withImpersonation(Impersonation other) {
        return new ClientConfig(server, namespace, tls, credentials, other, proxy, disableCompression, origin);
    }

    public ClientConfig withProxy(@Nullable ProxyUrl other) {
        return new ClientConfig(server, namespace, tls, credentials, impersonation, other, disableCompression, origin);
    }

    /** See {@link #origin}. */
    public ClientConfig withOrigin(String other) {
        return new ClientConfig(server, namespace, tls, credentials, impersonation, proxy, disableCompression, other);
    }

    @Override
    public String toString() {
        return server + " (namespace " + namespace + ", credentials: " + credentials
                + (impersonation.isNone() ? "" : ", as " + impersonation.user())
                + (proxy == null ? "" : ", through " + proxy) + ", from " + origin + ")";
    }
}
