package workbook.cli.cluster;

import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.util.Concurrency;
import java.util.Optional;

/** A cluster that is ready to use. Safe for use by many threads. {@code toString} returns a name for users. */
public sealed interface Cluster extends AutoCloseable permits RealCluster, RecordedCluster {
    /** Returns the configuration of a client, with the namespace of {@code --namespace} if that was given. */
    ClientConfig config();

    /**
     * Creates a client, which the caller must close. That of a recorded cluster has no rate limit, which protects a server from
     * its clients.
     */
    RestClient client();

    /** Returns what the script waits with, so that its waits are skipped if those of the server are. */
    Concurrency concurrency();

    /** Returns the requests so far, such as {@code 1 LIST, 1 WATCH}; for a real cluster, that they are not counted. */
    String requests();

    /**
     * Returns the kubectl command for this cluster, such as {@code kubectl --context kind-kind}; empty for a recorded cluster, which
     * ends with the script.
     */
    Optional<String> kubectl();

    /** Ends the replay of a recorded cluster. Never throws. */
    @Override
    void close();
}
