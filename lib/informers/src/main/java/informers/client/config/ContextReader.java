package informers.client.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one configuration of a context, its cluster and its user, and checks that they are whole. Answers to
 * {@code clientcmd/client_config.go} and {@code validation.go}.
 */
final class ContextReader {
    private static final Logger LOG = LoggerFactory.getLogger(ContextReader.class);

    /** Each changes what the server sees of us, so to pass over it would be wrong. */
    private static final List<String> UNSUPPORTED_OF_USER =
            List.of("exec", "auth-provider", "as", "as-uid", "as-groups", "as-user-extra");

    private final Entry context;
    private final Entry cluster;
    private final @Nullable Entry user;

    ContextReader(Entry context, Entry cluster, @Nullable Entry user) {
        this.context = context;
        this.cluster = cluster;
        this.user = user;
    }

    ClientConfig read() {
        if (!cluster.text("proxy-url").isEmpty()) {
            throw unsupported(cluster, "proxy-url");
        }
        TlsConfig tls = tls();
        Credentials credentials = user == null ? Credentials.NONE : credentials(user);
        URI server = server(tls, credentials);
        if (server.getScheme().equalsIgnoreCase("http") && !credentials.isNone()) {
            LOG.warn("{} is plain http, so the credentials of {} are not sent", cluster.place(), place(user));
            credentials = Credentials.NONE; // as kubectl: a secret is not sent in the clear
        }
        String namespace = context.text("namespace");
        return new ClientConfig(
                server.toString(),
                namespace.isEmpty() ? "default" : namespace,
                tls,
                credentials,
                cluster.flag("disable-compression"),
                context.place());
    }

    private TlsConfig tls() {
        boolean insecure = cluster.flag("insecure-skip-tls-verify");
        Pem authority = cluster.pem("certificate-authority");
        if (insecure && authority != null) {
            throw cluster.error("insecure-skip-tls-verify and a certificate-authority exclude each other. "
                    + "Take insecure-skip-tls-verify away.");
        }
        return new TlsConfig(authority, insecure, cluster.text("tls-server-name"));
    }

    private static Credentials credentials(Entry user) {
        for (String field : UNSUPPORTED_OF_USER) {
            if (user.has(field)) {
                throw unsupported(user, field);
            }
        }
        Path tokenFile = user.path("tokenFile");
        String token = user.text("token");
        String username = user.text("username");
        String password = user.text("password");
        if (!token.isEmpty() && !(username.isEmpty() && password.isEmpty())) {
            throw user.error("both a token and a username with password are given, but only one of them can be sent. "
                    + "Take one away.");
        }
        if (token.isEmpty()
                && tokenFile != null
                && user.content("tokenFile", tokenFile).isBlank()) {
            throw user.error("expected a token in the tokenFile " + tokenFile + ", but it is empty.");
        }
        Pem certificate = user.pem("client-certificate");
        Pem key = user.pem("client-key");
        if ((certificate == null) != (key == null)) {
            String missing = certificate == null ? "client-certificate" : "client-key";
            throw user.error("expected " + missing + " (or " + missing + "-data) as well: a certificate is of use only "
                    + "with its key.");
        }
        return new Credentials(token, tokenFile, certificate, key, username, password);
    }

    /** A URL, or host and port; the latter means https if there is anything to check or show there, as in client-go. */
    private URI server(TlsConfig tls, Credentials credentials) {
        String text = cluster.text("server").strip();
        if (text.isEmpty()) {
            throw cluster.error("expected the field server, such as https://10.0.0.1:6443.");
        }
        if (!text.contains("://")) {
            boolean secure = !tls.equals(TlsConfig.DEFAULT) || credentials.clientCertificate() != null;
            text = (secure ? "https://" : "http://") + text;
        }
        try {
            URI url = new URI(text);
            String scheme = url.getScheme() == null ? "" : url.getScheme();
            if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
                throw notAServer("its scheme is not http or https");
            }
            String authority = url.getRawAuthority(); // getHost() knows no underscore; servers' names may have one
            if (authority != null && authority.contains("@")) {
                throw notAServer("it has a user in it, who belongs into the users of the kubeconfig");
            }
            if (authority == null) {
                throw notAServer("it has no host");
            }
            if (url.getRawQuery() != null || url.getRawFragment() != null) {
                throw notAServer("it has a '?' or '#' in it");
            }
            return url;
        } catch (URISyntaxException e) {
            throw notAServer(e.getReason());
        }
    }

    /** The text itself is not shown: someone may have put a password into it. */
    private KubeconfigException notAServer(String why) {
        return cluster.error("expected a URL such as https://10.0.0.1:6443 in server, but " + why + ".");
    }

    private static KubeconfigException unsupported(Entry entry, String field) {
        return entry.error("it has the field " + field + ", which this library does not support. Use a context with a "
                + "token, a client certificate or a username instead.");
    }

    private static String place(@Nullable Entry entry) {
        return entry == null ? "nobody" : entry.place();
    }
}
