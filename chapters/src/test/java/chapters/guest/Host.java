package chapters.guest;

import informers.api.GroupVersionResource;
import informers.api.KubeObject;
import informers.api.ListOptions;
import informers.api.ResourceType;
import informers.api.Unstructured;
import informers.client.PatchType;
import informers.client.ResourceClient;
import informers.client.config.ClientConfig;
import informers.client.rest.ApiException;
import informers.client.rest.RateLimit;
import informers.client.rest.RestClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import replay.server.ReplayOptions;
import replay.server.ReplayServer;
import workbook.cli.WorkbookHome;

/** A cluster for scripts, in a session of its own, as its administrator sees it. Thread-safe. */
final class Host implements AutoCloseable {
    static final GroupVersionResource NAMESPACES = GroupVersionResource.core("v1", "namespaces");
    static final GroupVersionResource CONFIGMAPS = GroupVersionResource.core("v1", "configmaps");
    static final GroupVersionResource DEPLOYMENTS = new GroupVersionResource("apps", "v1", "deployments");

    private static final List<GroupVersionResource> MADE = List.of(NAMESPACES, CONFIGMAPS, DEPLOYMENTS);

    private final ReplayServer server;
    private final String address;
    private final Path kubeconfig;
    private final RestClient client;

    private Host(ReplayServer server, String address, Path kubeconfig) {
        this.server = server;
        this.address = address;
        this.kubeconfig = kubeconfig;
        this.client = RestClient.of(ClientConfig.of(address)).withRateLimit(RateLimit.NONE);
    }

    static ReplayServer startServer() {
        return ReplayServer.start(ReplayOptions.of(WorkbookHome.find().wiremock()));
    }

    /**
     * Opens a session on the server.
     *
     * @param folder the folder for its kubeconfig
     */
    static Host on(ReplayServer server, Path folder) throws IOException {
        String address = server.newSession("demo");
        Path kubeconfig = Files.writeString(
                folder.resolve(address.substring(address.lastIndexOf('/') + 1) + ".yaml"), """
                apiVersion: v1
                kind: Config
                current-context: one
                clusters: [{name: a, cluster: {server: "%s"}}]
                contexts: [{name: one, context: {cluster: a}}]
                """.formatted(address));
        return new Host(server, address, kubeconfig);
    }

    String kubeconfig() {
        return kubeconfig.toString();
    }

    /** Returns the number of requests that it has received. */
    long requests() {
        long total = 0;
        for (String part : server.counts(address).toString().split(", ")) {
            total += part.matches("\\d+ .*") ? Long.parseLong(part.split(" ")[0]) : 0;
        }
        return total;
    }

    /** Makes each answer late, so that a script takes long. */
    void delayResponses(Duration delay) {
        server.faults(address).delayResponses(delay);
    }

    /** Adds a finalizer to a namespace that nobody removes. Returns false if there is no such namespace. */
    boolean hold(String namespace) {
        try {
            Unstructured there = resource(NAMESPACES, "").get(namespace);
            resource(NAMESPACES, "")
                    .patch(
                            namespace,
                            PatchType.MERGE,
                            "{\"metadata\": {\"finalizers\": [\"example.com/held\"]}}"
                                    .getBytes(StandardCharsets.UTF_8));
            return there.metadata().deletionTimestamp().isEmpty();
        } catch (ApiException e) {
            return false;
        }
    }

    ResourceClient<Unstructured> resource(GroupVersionResource resource, String namespace) {
        return new ResourceClient<>(client, ResourceType.dynamic(resource), namespace);
    }

    Unstructured configMap(String namespace, String name, String metadata) {
        return resource(CONFIGMAPS, namespace)
                .create(Unstructured.fromYaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + metadata
                        + "}, data: {mine: precious}}"));
    }

    Unstructured namespace(String name, String metadata) {
        return resource(NAMESPACES, "")
                .create(Unstructured.fromYaml(
                        "{apiVersion: v1, kind: Namespace, metadata: {name: " + name + metadata + "}}"));
    }

    boolean has(GroupVersionResource resource, String namespace, String name) {
        try {
            resource(resource, namespace).get(name);
            return true;
        } catch (ApiException e) {
            if (e.isNotFound()) {
                return false;
            }
            throw e;
        }
    }

    /** Returns all objects with the label of a run. */
    List<String> marked() {
        List<String> marked = new ArrayList<>();
        for (GroupVersionResource resource : MADE) {
            resource(resource, "")
                    .list(ListOptions.ALL.withLabelSelector("workbook.informers.dev/run"))
                    .items()
                    .forEach(object -> marked.add(resource.resource() + " " + object.key()));
        }
        return marked;
    }

    /** Returns all objects that scripts could create, change or delete, with their versions. */
    List<String> everything() {
        List<String> all = new ArrayList<>();
        for (GroupVersionResource resource : MADE) {
            resource(resource, "").list().items().stream()
                    .map(KubeObject::toString)
                    .forEach(all::add);
        }
        return all;
    }

    @Override
    public void close() {
        client.close();
    }
}
