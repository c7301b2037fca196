///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//COMPILE_OPTIONS -encoding UTF-8
//DEPS ../../lib/workbook/workbook-home.jar
//DEPS ../../lib/workbook/Replay.java
//SOURCES Copier.java
//SOURCES Copies.java
//SOURCES LibCopier.java
//SOURCES CopyController.java
//SOURCES StoreCopies.java
//SOURCES CopyStage.java

import informers.api.ConfigMap;
import informers.client.DiscoveryClient;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import workbook.cli.MineOption;
import workbook.cli.Scripts;
import workbook.cli.Sections;
import workbook.cli.UserError;
import workbook.cli.cluster.Cluster;
import workbook.cli.cluster.ClusterOptions;
import workbook.cli.guest.Guest;

@Command(
        name = "11-controller",
        description = "Event handlers, a work queue, and a controller that keeps a copy of a ConfigMap in each of its namespaces.",
        sortOptions = false)
public class ControllerDemo implements Callable<Integer> {
    @Mixin
    private final ClusterOptions where = new ClusterOptions("demo");

    @Mixin
    private final MineOption mine = new MineOption();

    public static void main(String... args) {
        Scripts.main(new ControllerDemo(), args);
    }

    @Override
    public Integer call() throws Exception {
        try (Cluster cluster = where.open();
                RestClient client = cluster.client()) {
            System.out.println("Cluster: " + cluster + ", Kubernetes " + new DiscoveryClient(client).serverVersion());
            try (Guest guest = Guest.of("11", cluster, client)) {
                CopyStage.plan(guest, where.namespace(), List.of("workbook-a", "workbook-b", "workbook-c"));
                guest.begin();
                guest.requireBegun();
                onStage(guest);
            } catch (ApiException e) {
                throw e.isForbidden() ? new UserError("this chapter creates namespaces: " + Sections.missing(e), e) : e;
            }
            System.out.println("\nRequests: " + cluster.requests());
        }
        return 0;
    }

    private void onStage(Guest guest) throws Exception {
        try (CopyStage stage = new CopyStage(guest, where.namespace(), mine)) {
            keysNotEvents(stage);
            create(stage);
            repair(stage);
            conflict(stage);
            trouble(stage);
            gone(stage);
        }
    }

    private static void keysNotEvents(CopyStage stage) throws Exception {
        System.out.println("\n1. Handlers add keys to the queue; no worker is running yet");
        stage.createNamespace("workbook-a");
        stage.createNamespace("workbook-b");
        stage.createForeign("workbook-b");
        stage.writeSource("blue");
        stage.startInformers();
        stage.writeSource("green");
        stage.writeSource("red");
        stage.awaitSource("red");
        System.out.println("   the source was written three times; keys in the queue: " + stage.keys()
                + ", one per namespace");
    }

    private static void create(CopyStage stage) throws Exception {
        System.out.println("\n2. A worker starts");
        stage.startWorker();
        Set<String> namespaces = stage.targets();
        namespaces.remove("workbook-b");
        stage.show(namespaces);
    }

    private static void repair(CopyStage stage) throws Exception {
        System.out.println("\n3. Another client changes a copy to pink, then deletes it");
        stage.paint("workbook-a", "pink");
        stage.show(Set.of("workbook-a"));
        stage.delete("workbook-a");
        stage.show(Set.of("workbook-a"));
    }

    private static void conflict(CopyStage stage) throws Exception {
        System.out.println("\n4. Pink again, and another client writes before the controller does");
        stage.writeBeforeNextUpdate();
        stage.paint("workbook-a", "pink");
        stage.show(Set.of("workbook-a"));
        ConfigMap copy = stage.copy("workbook-a");
        System.out.println("   the server has: color=" + copy.data().get("color") + ", note: "
                + copy.metadata().annotation("note").orElse("lost"));
    }

    private static void trouble(CopyStage stage) throws Exception {
        System.out.println("\n5. A new namespace, and a server that fails three times");
        stage.failNextCreates(3);
        stage.createNamespace("workbook-c");
        stage.show(Set.of("workbook-c"));
    }

    private static void gone(CopyStage stage) throws Exception {
        System.out.println("\n6. The source is deleted");
        Set<String> namespaces = stage.targets();
        namespaces.remove("workbook-b");
        stage.deleteSource();
        stage.show(namespaces);
        System.out.println("   workbook-b still has the ConfigMap that is not a copy: "
                + stage.copy("workbook-b").data());
    }
}
