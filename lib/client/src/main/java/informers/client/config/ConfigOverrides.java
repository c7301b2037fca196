package informers.client.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Values that replace fields of a kubeconfig, as {@code kubectl} does with {@code --context}, {@code --namespace},
 * {@code --server}, {@code --as} and so on. Fields have the same names as in a kubeconfig; paths are relative to the working
 * directory.
 *
 * <pre>{@code
 * ConfigOverrides.NONE.context("kind").namespace("kube-system").user("as", "system:admin")
 * }</pre>
 *
 * <p>Immutable and thread-safe. {@link #toString} shows no values. Corresponds to {@code clientcmd.ConfigOverrides}.
 *
 * @param context the context to use; {@code ""} for the current one
 * @param ofContext fields of the context
 * @param ofCluster fields of the cluster
 * @param ofUser fields of the user
 */
public record ConfigOverrides(
        String context, Map<String, Object> ofContext, Map<String, Object> ofCluster, Map<String, Object> ofUser) {
    /** No overrides. */
    public static final ConfigOverrides NONE = new ConfigOverrides("", Map.of(), Map.of(), Map.of());

    private static final Set<String> PATHS =
            Set.of("certificate-authority", "client-certificate", "client-key", "tokenFile");

    /** Rejects null, and copies collections. {@inheritDoc} */
    public ConfigOverrides {
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(ofContext, "ofContext");
        Objects.requireNonNull(ofCluster, "ofCluster");
        Objects.requireNonNull(ofUser, "ofUser");
        ofContext = Map.copyOf(ofContext);
        ofCluster = Map.copyOf(ofCluster);
        ofUser = Map.copyOf(ofUser);
    }

    /**
     * Returns these overrides with another context.
     *
     * @param name the context to use; {@code ""} for the current one
     * @return new overrides
     */
    public ConfigOverrides context(String name) {
        return new ConfigOverrides(name, ofContext, ofCluster, ofUser);
    }

    /**
     * Returns these overrides with another namespace.
     *
     * @param name the namespace, also in the form {@code ns/NAME}, as kubectl accepts it; {@code ""} for none
     * @return new overrides
     */
    public ConfigOverrides namespace(String name) {
        return inContext("namespace", name.replaceFirst("(?i)^(namespaces|namespace|ns)/(?=.)", ""));
    }

    /**
     * Returns these overrides with a field of the context.
     *
     * @param field such as {@code cluster} or {@code user}
     * @param value its value
     * @return new overrides
     */
    public ConfigOverrides inContext(String field, String value) {
        return new ConfigOverrides(context, with(ofContext, field, value), ofCluster, ofUser);
    }

    /**
     * Returns these overrides with a field of the cluster.
     *
     * @param field such as {@code server}
     * @param value a text, true or false
     * @return new overrides
     */
    public ConfigOverrides cluster(String field, Object value) {
        return new ConfigOverrides(context, ofContext, with(ofCluster, field, value), ofUser);
    }

    /**
     * Returns these overrides with a field of the user.
     *
     * @param field such as {@code token}
     * @param value a text, a list of texts, or a map
     * @return new overrides
     */
    public ConfigOverrides user(String field, Object value) {
        return new ConfigOverrides(context, ofContext, ofCluster, with(ofUser, field, value));
    }

    private static Map<String, Object> with(Map<String, Object> fields, String field, Object value) {
        Map<String, Object> more = new HashMap<>(fields);
        boolean path = PATHS.contains(field) && value instanceof String text && !text.isEmpty();
        more.put(field, path ? Path.of((String) value).toAbsolutePath().toString() : value);
        return more;
    }

    Entry overContext(Entry entry) {
        return entry.with(ofContext);
    }

    /**
     * Returns a cluster with these overrides. The three fields about the server's certificate are overridden together, and
     * {@code tls-server-name} together with the server.
     */
    Entry overCluster(Entry entry) {
        Entry over = entry.with(ofCluster);
        if (Boolean.TRUE.equals(ofCluster.get("insecure-skip-tls-verify"))
                || says(ofCluster, "certificate-authority")
                || says(ofCluster, "certificate-authority-data")) {
            over = over.only(
                    ofCluster, "insecure-skip-tls-verify", "certificate-authority", "certificate-authority-data");
        }
        if (says(ofCluster, "server") || says(ofCluster, "tls-server-name")) {
            over = over.only(ofCluster, "tls-server-name");
        }
        return over;
    }

    /** Returns a user with these overrides. A file and its inline data are overridden together. */
    Entry overUser(Entry entry) {
        Entry over = entry.with(ofUser);
        for (String field : List.of("client-certificate", "client-key")) {
            if (says(ofUser, field) || says(ofUser, field + "-data")) {
                over = over.only(ofUser, field, field + "-data");
            }
        }
        return over;
    }

    private static boolean says(Map<String, Object> fields, String field) {
        return !"".equals(fields.getOrDefault(field, ""));
    }

    @Override
    public String toString() {
        return "context " + (context.isEmpty() ? "unchanged" : context) + ", and over it " + ofContext.keySet()
                + " of the context, " + ofCluster.keySet() + " of the cluster, " + ofUser.keySet() + " of the user";
    }
}
