package workbook.cli.cluster;

import informers.client.config.ClientConfig;

/** A cluster of the user's kubeconfig. */
record RealCluster(String context, ClientConfig config) implements Cluster {
    @Override
    public String requests() {
        return "not counted on a real cluster";
    }

    @Override
    public void close() {
        // nothing of ours is open: the clients belong to the script
    }

    @Override
    public String toString() {
        return "context " + context + " at " + config.server();
    }
}
