package workbook.cli.cluster;

import informers.client.config.ClientConfig;
import java.util.Optional;

/** A cluster that is ready to be talked to. Any thread may ask it; {@code toString} names it for a reader. */
public sealed interface Cluster extends AutoCloseable permits RealCluster, RecordedCluster {
    /** How to reach it, in the namespace of {@code --namespace} if that was given. */
    ClientConfig config();

    /** What it was asked so far, such as {@code 1 LIST, 1 WATCH}; for a real cluster, that it was not counted. */
    String requests();

    /**
     * Returns how kubectl reaches it, such as {@code kubectl --context kind-kind}; empty for a recorded cluster that ends
     * with the script, and with all that was written to it.
     */
    Optional<String> kubectl();

    /** Ends the replay, if it is one. Never fails. */
    @Override
    void close();
}
