package chapters.situation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A tape that is made by program: the recorded cluster {@code demo}, with objects added and taken away. One thread. */
final class ClusterTape {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String RBAC = "rbac.authorization.k8s.io/v1";

    private record Line(String resource, ObjectNode object) {}

    private final Path demo;
    private final ObjectNode description;
    private final List<Line> lines = new ArrayList<>();
    private long version = 1000;

    /** @param tapes the folder of the recorded tapes */
    ClusterTape(Path tapes) throws IOException {
        demo = tapes.resolve("demo");
        description = (ObjectNode) JSON.readTree(demo.resolve("tape.json").toFile());
        description.put("about", "made for a test");
        for (String line : Files.readAllLines(demo.resolve("objects.jsonl"))) {
            JsonNode tree = JSON.readTree(line);
            lines.add(new Line(tree.path("resource").asText(), (ObjectNode) tree.path("object")));
        }
    }

    /** Takes away all objects of these resources, such as {@code v1/pods}. */
    ClusterTape without(String... resources) {
        lines.removeIf(line -> List.of(resources).contains(line.resource()));
        return this;
    }

    ClusterTape namespace(String name) {
        return add(
                "v1/namespaces",
                "Namespace",
                "",
                name,
                "{\"spec\": {\"finalizers\": [\"kubernetes\"]}, \"status\":" + " {\"phase\": \"Active\"}}");
    }

    /** A namespace that is being deleted, and will be for a while: something in it has a finalizer. */
    ClusterTape terminating(String name) {
        add(
                "v1/namespaces",
                "Namespace",
                "",
                name,
                "{\"spec\": {\"finalizers\": [\"kubernetes\"]}, \"status\":" + " {\"phase\": \"Terminating\"}}");
        ObjectNode meta = (ObjectNode) last().path("metadata");
        meta.put("deletionTimestamp", "2026-11-23T18:00:00Z");
        meta.putArray("finalizers").add("example.com/slow");
        return this;
    }

    ClusterTape pods(String namespace, int count) {
        for (int i = 0; i < count; i++) {
            add(
                    "v1/pods",
                    "Pod",
                    namespace,
                    "web-" + i,
                    "{\"spec\": {\"nodeName\": \"node-" + i % 7
                            + "\", \"containers\": [{\"name\": \"c\", \"image\": \"nginx:1.27\"}]}, \"status\": {\"phase\":"
                            + " \"Running\"}}");
            ((ObjectNode) last().path("metadata")).putObject("labels").put("app", "web");
        }
        return this;
    }

    ClusterTape configMap(String namespace, String name, Map<String, String> labels, Map<String, String> data) {
        add("v1/configmaps", "ConfigMap", namespace, name, "{}");
        ObjectNode metadata = (ObjectNode) last().path("metadata");
        labels.forEach(metadata.withObject("/labels")::put);
        data.forEach(last().withObject("/data")::put);
        return this;
    }

    /** Gives a user the ClusterRole of this name, in one namespace or, with {@code ""}, everywhere. */
    ClusterTape bind(String clusterRole, String user, String namespace) {
        String kind = namespace.isEmpty() ? "ClusterRoleBinding" : "RoleBinding";
        return add(
                RBAC + (namespace.isEmpty() ? "/clusterrolebindings" : "/rolebindings"),
                kind,
                namespace,
                user + "-" + clusterRole,
                "{\"roleRef\": {\"apiGroup\": \"rbac.authorization.k8s.io\", \"kind\": \"ClusterRole\", \"name\": \""
                        + clusterRole + "\"}, \"subjects\": [{\"apiGroup\": \"rbac.authorization.k8s.io\", \"kind\":"
                        + " \"User\", \"name\": \"" + user + "\"}]}");
    }

    /** The server refuses these verbs for all resources. */
    ClusterTape refuse(int status, String... verbs) {
        ObjectNode refusal = description.withArray("/refuse").addObject();
        refusal.put("status", status)
                .put("message", "the test refuses it")
                .putArray("resources")
                .add("*");
        List.of(verbs).forEach(refusal.putArray("verbs")::add);
        return this;
    }

    /** A cluster that was born a moment ago: its versions are low, and it remembers all of them. */
    ClusterTape young() {
        lines.removeIf(line -> !line.resource().equals("v1/namespaces"));
        lines.forEach(line -> ((ObjectNode) line.object().path("metadata")).put("resourceVersion", "1"));
        version = 0;
        return this;
    }

    private ClusterTape add(String resource, String kind, String namespace, String name, String rest) {
        ObjectNode object = JSON.createObjectNode().put("kind", kind);
        object.put("apiVersion", resource.substring(0, resource.lastIndexOf('/')));
        ObjectNode meta = object.putObject("metadata").put("name", name);
        if (!namespace.isEmpty()) {
            meta.put("namespace", namespace);
        }
        version++;
        meta.put("uid", new UUID(7, version).toString());
        meta.put("resourceVersion", Long.toString(version));
        meta.put("creationTimestamp", "2026-11-23T17:00:00Z");
        try {
            object.setAll((ObjectNode) JSON.readTree(rest));
        } catch (IOException e) {
            throw new IllegalArgumentException(rest, e);
        }
        lines.add(new Line(resource, object));
        return this;
    }

    private ObjectNode last() {
        return lines.get(lines.size() - 1).object();
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.copy(demo.resolve("discovery.jsonl"), folder.resolve("discovery.jsonl"));
        description.put("resourceVersion", version + 1).put("oldest", version + 1);
        Files.writeString(folder.resolve("tape.json"), description.toString());
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("objects.jsonl"))) {
            for (Line line : lines) {
                ObjectNode tree = JSON.createObjectNode().put("resource", line.resource());
                tree.set("object", line.object());
                out.write(tree.toString());
                out.write('\n');
            }
        }
    }
}
