///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//COMPILE_OPTIONS -encoding UTF-8
//DEPS ../../lib/workbook/house.jar
//DEPS ../../lib/workbook/Replay.java
//SOURCES Lister.java
//SOURCES LibLister.java
//SOURCES RestServer.java

import informers.api.ConfigMap;
import informers.api.GroupVersionResource;
import informers.api.Unstructured;
import informers.client.ApiGroup;
import informers.client.ApiResource;
import informers.client.Clientset;
import informers.client.DiscoveredResources;
import informers.client.DiscoveryClient;
import informers.client.DynamicClient;
import informers.client.ResourceClient;
import informers.client.rest.ApiException;
import informers.client.rest.RestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import workbook.cli.Columns;
import workbook.cli.MineOption;
import workbook.cli.Scripts;
import workbook.cli.cluster.Cluster;
import workbook.cli.cluster.ClusterOptions;

@Command(
        name = "01-clients",
        description = "The three clients: typed objects, any objects, and what there is.",
        sortOptions = false)
public class ClientsDemo implements Callable<Integer> {
    private static final GroupVersionResource PODS = GroupVersionResource.core("v1", "pods");
    private static final GroupVersionResource DEPLOYMENTS = new GroupVersionResource("apps", "v1", "deployments");
    private static final int SHOWN = 12;

    /** As one would give it to kubectl apply. */
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

    @Option(names = "--all", description = "Show every resource, not only the first " + SHOWN + ".")
    private boolean all;

    public static void main(String... args) {
        Scripts.main(new ClientsDemo(), args);
    }

    @Override
    public Integer call() {
        try (Cluster cluster = where.open();
                RestClient rest = RestClient.of(cluster.config())) {
            DiscoveryClient discovery = new DiscoveryClient(rest);
            System.out.println("Cluster: " + cluster + ", Kubernetes " + discovery.serverVersion());
            typed(new Clientset(rest));
            untyped(new DynamicClient(rest));
            pages(new RestServer(rest));
            discover(discovery);
            System.out.println("\nRequests: " + cluster.requests());
        }
        return 0;
    }

    private void typed(Clientset clientset) {
        String namespace = where.namespace();
        System.out.println("\n1. Clientset: the ConfigMaps of " + namespace);
        for (ConfigMap map : clientset.coreV1().configMaps(namespace).list().items()) {
            System.out.println("   " + map.name() + ": " + brief(map.data().toString()));
        }
    }

    private static String brief(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }

    private void untyped(DynamicClient dynamic) {
        System.out.println("\n2. DynamicClient: a Deployment from YAML");
        Unstructured wanted = Unstructured.fromYaml(MYNGX.formatted(where.namespace()));
        ResourceClient<Unstructured> deployments = dynamic.resource(DEPLOYMENTS).namespace(where.namespace());
        try {
            Unstructured created = deployments.create(wanted);
            System.out.println("   created " + created.key() + ", " + wanted.jsonSize() + " bytes sent, "
                    + created.jsonSize() + " came back");
        } catch (ApiException e) {
            if (!e.isAlreadyExists()) {
                throw e;
            }
            System.out.println("   " + wanted.key() + " exists already; it is left as it is");
        }
        Unstructured read = deployments.get("myngx");
        System.out.println("   read back: image " + read.tree().at("/spec/template/spec/containers/0/image").asText()
                + ", replicas " + read.text("spec", "replicas").orElse("?"));
        System.out.println("   the server filled in: strategy "
                + read.text("spec", "strategy", "type").orElse("none") + ", revisionHistoryLimit "
                + read.text("spec", "revisionHistoryLimit").orElse("none"));
    }

    private void pages(RestServer server) {
        System.out.println("\n3. All pods, three at a time, with " + mine.whose() + " lister");
        Lister lister = mine.choose("01-clients/MyLister.java", Lister.class, LibLister::new);
        List<String> names = lister.names(
                url -> {
                    System.out.println("   GET " + url.replaceFirst("(continue=.{20}).*", "$1…"));
                    return server.get(url);
                },
                PODS,
                "",
                3);
        System.out.println("   " + names.size() + " pods, from " + names.get(0) + " to " + names.get(names.size() - 1));
    }

    private void discover(DiscoveryClient discovery) {
        DiscoveredResources everything = discovery.serverGroupsAndResources();
        System.out.println("\n4. DiscoveryClient: groups and resources");
        System.out.println("   " + everything.groups().size() + " groups, "
                + everything.lists().size() + " groups and versions, "
                + everything.resources().filter(r -> !r.isSubresource()).count() + " resources");
        for (ApiGroup group : everything.groups()) {
            if (group.versions().size() > 1) {
                System.out.println("   " + group.name() + " is served as " + String.join(", ", group.versions())
                        + "; preferred: " + group.preferredVersion());
            }
        }
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
            System.out.println("   and " + (resources.size() - SHOWN) + " more: --all shows them");
        }
        if (preferred.isPartial()) {
            System.out.println("   Partial: " + preferred.failureMessage());
        }
    }
}
