package informers.client.config;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads and validates a cluster. Corresponds to {@code validateClusterInfo} of {@code clientcmd/validation.go}. */
record ClusterReader(Entry cluster) {

    TlsConfig tls() {
        boolean insecure = cluster.flag("insecure-skip-tls-verify");
        Pem authority = cluster.pem("certificate-authority");
        if (insecure && authority != null) {
            throw cluster.error("insecure-skip-tls-verify and a certificate-authority exclude each other. "
                    + "Remove insecure-skip-tls-verify.");
        }
        return new TlsConfig(authority, insecure, cluster.text("tls-server-name"));
    }

    @Nullable
    ProxyUrl proxy() {
        String text = cluster.text("proxy-url");
        try {
            return text.isEmpty() ? null : ProxyUrl.parse(text);
        } catch (IllegalArgumentException e) {
            throw cluster.error("expected a URL such as http://proxy:3128 in proxy-url, but " + e.getMessage() + ".");
        }
    }

    /**
     * Returns the URL of the server, which a kubeconfig may give as host and port.
     *
     * @param secure whether host and port mean https: in client-go they do if there is a TLS setting or a client
     *     certificate
     */
    String server(boolean secure) {
        String text = cluster.text("server").strip();
        if (text.isEmpty()) {
            throw cluster.error("expected the field server, such as https://10.0.0.1:6443.");
        }
        if (!text.contains("://")) {
            text = (secure ? "https://" : "http://") + text;
        }
        try {
            URI url = new URI(text);
            String scheme = url.getScheme() == null ? "" : url.getScheme();
            if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
                throw notAServer("its scheme is not http or https");
            }
            String authority = url.getRawAuthority(); // getHost() rejects underscores, which servers' names may have
            if (authority != null && authority.contains("@")) {
                throw notAServer("it contains a user, which belongs in the users of the kubeconfig");
            }
            if (authority == null) {
                throw notAServer("it has no host");
            }
            if (url.getRawQuery() != null || url.getRawFragment() != null) {
                throw notAServer("it has a '?' or '#' in it");
            }
            return text;
        } catch (URISyntaxException e) {
            throw notAServer(e.getReason());
        }
    }

    /** Creates an exception that does not show the text, because it may contain a password. */
    private KubeconfigException notAServer(String why) {
        return cluster.error("expected a URL such as https://10.0.0.1:6443 in server, but " + why + ".");
    }
}
