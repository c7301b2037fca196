package informers.client.config;

import informers.client.config.ClientConfig.Impersonation;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the configuration of a context from its cluster and its user, and validates it. Corresponds to {@code
 * clientcmd/client_config.go}.
 */
final class ContextReader {
    private static final Logger LOG = LoggerFactory.getLogger(ContextReader.class);
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private final Entry context;
    private final Entry cluster;
    private final @Nullable Entry user;

    ContextReader(Entry context, Entry cluster, @Nullable Entry user) {
        this.context = context;
        this.cluster = cluster;
        this.user = user;
    }

    /** @throws KubeconfigException that lists all problems */
    ClientConfig read() {
        Problems problems = new Problems();
        ClusterReader clusters = new ClusterReader(cluster);
        String namespace = problems.read(this::namespace, "");
        TlsConfig tls = problems.read(clusters::tls, TlsConfig.DEFAULT);
        ProxyUrl proxy = problems.readOrNull(clusters::proxy);
        boolean disableCompression = problems.read(() -> cluster.flag("disable-compression"), false);
        Credentials credentials = user == null ? Credentials.NONE : new UserReader(user).credentials(problems);
        boolean secure = !tls.equals(TlsConfig.DEFAULT) || credentials.clientCertificate() != null;
        String server = problems.read(() -> clusters.server(secure), "");
        Impersonation impersonation = Impersonation.NONE;
        if (user != null) {
            impersonation = problems.read(new UserReader(user)::impersonation, Impersonation.NONE);
            if (user.has("exec")) {
                credentials = credentials.withExec(
                        problems.readOrNull(() -> new ExecReader(user, problems).read(cluster, server, tls, proxy)));
            }
        }
        problems.throwIfAny();
        if (server.regionMatches(true, 0, "http:", 0, 5) && !credentials.isNone()) {
            LOG.warn("{} is plain http, so the credentials of {} are not sent", cluster.place(), place(user));
            credentials = Credentials.NONE; // like kubectl, which sends no secret unencrypted
        }
        return new ClientConfig(
                server,
                namespace.isEmpty() ? "default" : namespace,
                tls,
                credentials,
                impersonation,
                proxy,
                disableCompression,
                context.place());
    }

    private String namespace() {
        String namespace = context.text("namespace");
        if (!namespace.isEmpty() && !DNS_LABEL.matcher(namespace).matches()) {
            throw context.error("expected the name of a namespace in namespace (lower-case letters, digits and '-', "
                    + "at most 63), found something else.");
        }
        return namespace;
    }

    private static String place(@Nullable Entry entry) {
        return entry == null ? "no user" : entry.place();
    }
}
