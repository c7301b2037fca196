//JAVA 17+
//DEPS ../../lib/workbook/house.jar
//DEPS ../../lib/workbook/Replay.java

import informers.client.DiscoveryClient;
import informers.client.rest.RestClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import workbook.cli.Scripts;
import workbook.cli.cluster.Cluster;
import workbook.cli.cluster.ClusterOptions;

/** Stands here until the chapter is written: it asks the cluster for its version. */
@Command(name = "01-clients", description = "Asks a cluster for its version.")
final class ClientsDemo implements Runnable {
    @Mixin
    private final ClusterOptions options = new ClusterOptions("demo");

    public static void main(String[] args) {
        Scripts.main(new ClientsDemo(), args);
    }

    @Override
    public void run() {
        try (Cluster cluster = options.open();
                RestClient client = RestClient.of(cluster.config())) {
            System.out.println("Talking to " + cluster + ".");
            System.out.println(new DiscoveryClient(client).serverVersion().gitVersion());
        }
    }
}
