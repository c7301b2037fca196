package workbook.cli.cluster;

import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.util.Concurrency;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of the user's kubeconfig.
 *
 * @param kubeconfig the file of {@code --kubeconfig}; null if it was not given
 */
record RealCluster(String context, @Nullable Path kubeconfig, ClientConfig config) implements Cluster {
    /** A word that needs no quotes in a shell. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    @Override
    public RestClient client() {
        return RestClient.of(config);
    }

    @Override
    public Concurrency concurrency() {
        return Concurrency.threads();
    }

    @Override
    public String requests() {
        return "not counted on a real cluster";
    }

    @Override
    public Optional<String> kubectl() {
        return Optional.of("kubectl"
                + (kubeconfig == null ? "" : " --kubeconfig " + quoted(kubeconfig.toString()))
                + (context.isEmpty() ? "" : " --context " + quoted(context)));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    @Override
    public void close() {
        // nothing to close: the clients belong to the script
    }

    @Override
    public String toString() {
        return "context " + context + " at " + config.server();
    }
}
