package informers.client.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a program says in place of what its kubeconfig says, as {@code kubectl} does with {@code --context},
 * {@code --namespace}, {@code --server}, {@code --as} and so on. Fields have the names that they have in a kubeconfig;
 * paths count from the working directory.
 *
 * <pre>{@code
 * ConfigOverrides.NONE.context("kind").namespace("kube-system").user("as", "system:admin")
 * }</pre>
 *
 * <p>A value; any thread. {@link #toString} shows no values. Corresponds to {@code clientcmd.ConfigOverrides}.
 *
 * @param context the context to use; {@code ""} for the current one
 * @param ofContext fields of the context
 * @param ofCluster fields of the cluster
 * @param ofUser fields of the user
 */
public record ConfigOverrides(
        String context, Map<String, Object> ofContext, Map<String, Object> ofCluster, Map<String, Object> ofUser) {
    public static final ConfigOverrides NONE = new ConfigOverrides("", Map.of(), Map.of(), Map.of());

    private static final Set<String> PATHS =
            Set.of("certificate-authority", "client-certificate", "client-key", "tokenFile");

    public ConfigOverrides {
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(ofContext, "ofContext");
        Objects.requireNonNull(ofCluster, "ofCluster");
        Objects.requireNonNull(ofUser, "ofUser");
        ofContext = Map.copyOf(ofContext);
        ofCluster = Map.copyOf(ofCluster);
        ofUser = Map.copyOf(ofUser);
    }

    public ConfigOverrides context(String name) {
        return new ConfigOverrides(name, ofContext, ofCluster, ofUser);
    }

    /** A namespace; as kubectl takes it, {@code ns/NAME} will do. {@code ""} for none. */
    public ConfigOverrides namespace(String name) {
        return inContext("namespace", name.replaceFirst("(?i)^(namespaces|namespace|ns)/(?=.)", ""));
    }

    /** A field of the context: {@code cluster} or {@code user}, say. */
    public ConfigOverrides inContext(String field, String value) {
        return new ConfigOverrides(context, with(ofContext, field, value), ofCluster, ofUser);
    }

    /** A field of the cluster: {@code server}, say; a text, true or false. */
    public ConfigOverrides cluster(String field, Object value) {
        return new ConfigOverrides(context, ofContext, with(ofCluster, field, value), ofUser);
    }

    /** A field of the user: {@code token}, say; a text, a list of texts, or a map. */
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
     * A cluster of the file, overridden. How the server is trusted is one thing, of which a program says all or nothing; and
     * the name in the certificate goes with the server.
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

    /** A user of the file, overridden. A file and the data in its place are one thing. */
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
        return "context " + (context.isEmpty() ? "as it stands" : context) + ", and over it " + ofContext.keySet()
                + " of the context, " + ofCluster.keySet() + " of the cluster, " + ofUser.keySet() + " of the user";
    }
}
