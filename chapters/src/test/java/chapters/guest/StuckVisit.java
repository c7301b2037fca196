package chapters.guest;

import informers.api.ConfigMap;
import informers.api.Unstructured;
import informers.client.rest.RestClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import workbook.cli.Scripts;
import workbook.cli.cluster.Cluster;
import workbook.cli.cluster.ClusterOptions;
import workbook.cli.guest.Guest;

/**
 * A script that creates a ConfigMap and then loops forever without checking for interrupts, as a learner's class may.
 */
@Command(name = "stuck-visit")
public final class StuckVisit implements Runnable {
    @Mixin
    private final ClusterOptions where = new ClusterOptions("demo");

    private static volatile long turns;

    public static void main(String... args) {
        Scripts.main(new StuckVisit(), args);
    }

    @Override
    public void run() {
        try (Cluster cluster = where.open();
                RestClient client = RestClient.of(cluster.config());
                Guest guest = Guest.of("00", cluster, client)) {
            guest.create(
                    ConfigMap.TYPE,
                    Unstructured.fromYaml(
                                    "{apiVersion: v1, kind: ConfigMap, metadata: {name: stuck, namespace: default}}")
                            .edit()
                            .build(ConfigMap.TYPE));
            while (turns >= 0) {
                turns++;
            }
        }
    }
}
