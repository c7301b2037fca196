///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//COMPILE_OPTIONS -encoding UTF-8
//DEPS ../../lib/workbook/workbook-home.jar
//DEPS ../../lib/workbook/Replay.java
//SOURCES ListReader.java
//SOURCES LibListReader.java
//SOURCES RestServer.java
//SOURCES PodPages.java

import informers.api.ConfigMap;
import informers.api.GroupVersionResource;
import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.client.ApiGroup;
import informers.client.ApiResource;
import informers.client.Clientset;
import informers.client.DiscoveredResources;
import informers.client.DiscoveryClient;
import informers.client.DynamicClient;
import informers.client.rest.RestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import workbook.cli.Columns;
import workbook.cli.Few;
import workbook.cli.MineOption;
import workbook.cli.Scripts;
import workbook.cli.Sections;
import workbook.cli.cluster.Cluster;
import workbook.cli.cluster.ClusterOptions;
import workbook.cli.guest.Guest;

@Command(
        name = "01-clients",
        description = "Three clients: Clientset (typed objects), DynamicClient (any resource), DiscoveryClient (which resources exist).",
        sortOptions = false)
public class ClientsDemo implements Callable<Integer> {
    private static final ResourceType<Unstructured> DEPLOYMENTS =
            ResourceType.dynamic(new GroupVersionResource("apps", "v1", "deployments"));
    private static final int SHOWN = 12;

    /** The manifest, as for {@code kubectl apply}. */
    private static final String MYNGX =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: myngx
              namespace: %s
            spec:
              replicas: 1
              selector:
                matchLabels: {app: myngx}
              template:
                metadata:
                  labels: {app: myngx}
                spec:
                  containers:
                  - name: myngx-container
                    image: nginx:1.18-alpine
                    imagePullPolicy: IfNotPresent
                    ports:
                    - containerPort: 80
            """;

    @Mixin
    private final ClusterOptions where = new ClusterOptions("demo");

    @Mixin
    private final MineOption mine = new MineOption();

    @Option(names = "--all", description = "Print all resources, not only the first " + SHOWN + ".")
    private boolean all;

    public static void main(String... args) {
        Scripts.main(new ClientsDemo(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        Sections sections = new Sections();
        try (Cluster cluster = where.open();
                RestClient client = cluster.client()) {
            DiscoveryClient discovery = new DiscoveryClient(client);
            System.out.println("Cluster: " + cluster + ", Kubernetes " + discovery.serverVersion());
            try (Guest guest = Guest.of("01", cluster, client)) {
                guest.plan(DEPLOYMENTS, where.namespace(), "myngx");
                guest.begin();
                sections.run(() -> typed(new Clientset(guest.rest())));
                sections.run(() -> untyped(new DynamicClient(guest.rest()), guest));
                sections.run(() -> new PodPages(guest.rest(), mine, where.namespace()).print());
                sections.run(() -> discover(discovery));
            }
            System.out.println("\nRequests: " + cluster.requests());
        }
        return sections.status();
    }

    private void typed(Clientset clientset) {
        String namespace = where.namespace();
        System.out.println("\n1. Clientset: the ConfigMaps of " + namespace);
        ObjectList<ConfigMap> page = clientset.coreV1().configMaps(namespace).list(ListOptions.ALL.withLimit(Few.LINES));
        for (ConfigMap map : page.items()) {
            System.out.println("   " + map.name() + ": " + brief(map.data().toString()));
        }
        if (!page.continueToken().isEmpty()) {
            long more = page.remainingItemCount();
            System.out.println("   " + (more > 0 ? Few.more(more) : "… and more"));
        }
    }

    private static String brief(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= 54 ? line : line.substring(0, 54) + "…";
    }

    private void untyped(DynamicClient dynamic, Guest guest) {
        System.out.println("\n2. DynamicClient: a Deployment from YAML");
        Unstructured wanted = Unstructured.fromYaml(MYNGX.formatted(where.namespace()));
        Unstructured created = guest.create(DEPLOYMENTS, wanted); // deployments.create(wanted), with the labels of this run
        Unstructured unmarked = created.edit()
                .remove("metadata", "labels")
                .remove("metadata", "annotations")
                .build(DEPLOYMENTS);
        System.out.println("   created " + created.key() + ": sent " + wanted.jsonSize() + " bytes, received "
                + unmarked.jsonSize() + " without the run's labels");
        Unstructured read =
                dynamic.resource(DEPLOYMENTS.resource()).namespace(where.namespace()).get("myngx");
        System.out.println("   read back: image " + read.tree().at("/spec/template/spec/containers/0/image").asText()
                + ", replicas " + read.text("spec", "replicas").orElse("?"));
        System.out.println("   set by the server: strategy "
                + read.text("spec", "strategy", "type").orElse("none") + ", revisionHistoryLimit "
                + read.text("spec", "revisionHistoryLimit").orElse("none"));
    }

    private void discover(DiscoveryClient discovery) {
        DiscoveredResources everything = discovery.serverGroupsAndResources();
        System.out.println("\n4. DiscoveryClient: groups and resources");
        System.out.println("   " + everything.groups().size() + " groups, "
                + everything.lists().size() + " group versions, "
                + everything.resources().filter(r -> !r.isSubresource()).count() + " resources");
        Few many = new Few(Few.LINES, "   ", System.out::println);
        for (ApiGroup group : everything.groups()) {
            if (group.versions().size() > 1) {
                many.add(group.name() + " is served as " + String.join(", ", group.versions()) + "; preferred: "
                        + group.preferredVersion());
            }
        }
        many.end();
        DiscoveredResources preferred = discovery.serverPreferredResources();
        System.out.println("\n5. The preferred resources, as kubectl api-resources shows them");
        List<ApiResource> resources = preferred.resources().toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("NAME", "SHORTNAMES", "APIVERSION", "NAMESPACED", "KIND"));
        for (ApiResource r : all ? resources : resources.subList(0, Math.min(SHOWN, resources.size()))) {
            rows.add(List.of(
                    r.name(),
                    String.join(",", r.shortNames()),
                    r.apiVersion(),
                    Boolean.toString(r.namespaced()),
                    r.kind()));
        }
        System.out.print(Columns.of(rows, "   ", " "));
        if (!all && resources.size() > SHOWN) {
            System.out.println("   and " + (resources.size() - SHOWN) + " more; --all prints them");
        }
        if (preferred.isPartial()) {
            System.out.println("   Partial result: " + preferred.failureMessage());
        }
    }
}
