package replay.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import replay.internal.json.JsonTrees;

/**
 * Creates the shipped tapes from the recorded clusters. Arguments: the recordings (a folder or the zip of the tests)
 * and the folder of the tapes: {@code TapeMaker src/test/resources/recordings.zip
 * ../../wiremock-mappings/__files/tapes}.
 *
 * <p>The same recordings give the same bytes, which a test checks.
 */
public final class TapeMaker {
    private static final String WATCHES = "20-watch-.*";

    private final Recordings recordings;
    private final Path tapes;
    private final Map<String, ObjectNode> bookmarks = new TreeMap<>();

    private TapeMaker(Recordings recordings, Path tapes) {
        this.recordings = recordings;
        this.tapes = tapes;
    }

    public static void main(String[] args) {
        if (args.length != 2) {
            System.err.println(
                    "expected two arguments: RECORDINGS (a folder or a zip) and TAPES (the folder to write)");
            System.exit(2);
        }
        make(Recordings.read(Path.of(args[0])), Path.of(args[1]));
    }

    /** Writes all tapes into a folder. */
    public static void make(Recordings recordings, Path tapes) {
        TapeMaker maker = new TapeMaker(recordings, tapes);
        maker.k8s01();
        maker.edge01();
        maker.gpu01();
        maker.expired();
    }

    private TapeDraft draft(String cluster) {
        String folder = recordings.folders().stream()
                .filter(f -> ("/" + f).endsWith("/" + cluster))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected recordings of a cluster " + cluster + ", there are " + recordings.folders()));
        return new TapeDraft(recordings.exchanges(folder));
    }

    private void k8s01() {
        TapeDraft draft = draft("k8s-01").recordedChanges(WATCHES, "40-end-list-.*");
        ObjectNode demo =
                description(draft, "a cluster without changes", "clusters/k8s-01", WATCHES, draft.resourceVersion());
        derived(demo);
        write("demo", "discovery.jsonl", draft.discoveryLines());
        write("demo", "objects.jsonl", draft.objectLines());
        write("demo", demo);

        ObjectNode rollout = description(
                draft,
                "the cluster of demo while a Deployment is applied, scaled and deleted",
                "clusters/k8s-01",
                WATCHES,
                draft.resourceVersion());
        rollout.put("base", "demo");
        derived(
                rollout,
                "the time of a change is that of the first watch that received it; a version is never later than higher ones",
                "resources without a watch, such as leases, do not change; REVISION lines are the versions of LISTs and bookmarks");
        write("rollout", "log.jsonl", draft.logLines());
        write("rollout", rollout);

        ObjectNode denied = description(
                draft,
                "the cluster of demo, for a user who may read configmaps in default and nothing else",
                "clusters/k8s-01",
                WATCHES,
                draft.resourceVersion());
        denied.put("base", "demo");
        ObjectNode access = denied.putObject("access").put("user", "nobody");
        ObjectNode rule = access.putArray("allow").addObject();
        rule.putArray("verbs").add("get").add("list").add("watch");
        rule.putArray("resources").add("configmaps");
        rule.putArray("namespaces").add("default");
        derived(
                denied,
                "the user and the rules; the message of an error is that of the recorded one (1.36.2/21-403-list)");
        write("denied", denied);
        ObjectNode empty = description(
                draft,
                "a cluster that has only the objects of every new cluster",
                "clusters/k8s-01",
                WATCHES,
                draft.resourceVersion());
        empty.put("base", "demo");
        ObjectNode admin = empty.putObject("access").put("user", "tadmin").put("uid", "uid-1");
        admin.putArray("groups").add("system:masters").add("system:authenticated");
        derived(empty, "the cluster of demo without its own objects: no node, no workload");
        write(
                "empty",
                "objects.jsonl",
                draft.objectLines().stream().filter(TapeMaker::isOfEachCluster).toList());
        write("empty", empty);
    }

    /**
     * Returns whether the line is of an object that each cluster has: namespaces, RBAC, and what the API server
     * creates at its start.
     */
    private static boolean isOfEachCluster(JsonNode line) {
        String name = line.at("/object/metadata/name").asText();
        return switch (line.path("resource").asText()) {
            case "v1/namespaces" -> name.equals("default") || name.startsWith("kube-");
            case "v1/services", "v1/endpoints" -> name.equals("kubernetes");
            case "discovery.k8s.io/v1/endpointslices" -> name.equals("kubernetes");
            case "v1/serviceaccounts" ->
                name.equals("default")
                        && !line.at("/object/metadata/namespace").asText().startsWith("istio");
            case "rbac.authorization.k8s.io/v1/clusterroles", "rbac.authorization.k8s.io/v1/clusterrolebindings" ->
                name.matches("cluster-admin|admin|edit|view|system:(basic-user|discovery|public-info-viewer)");
            case "apiregistration.k8s.io/v1/apiservices",
                    "flowcontrol.apiserver.k8s.io/v1/flowschemas",
                    "flowcontrol.apiserver.k8s.io/v1/prioritylevelconfigurations",
                    "networking.k8s.io/v1/servicecidrs",
                    "scheduling.k8s.io/v1/priorityclasses" -> true;
            default -> false;
        };
    }

    private void edge01() {
        TapeDraft draft = draft("edge-01").recordedChanges(WATCHES, "40-end-list-.*");
        ObjectNode edge = description(
                draft,
                "a small cluster with a CRD, and an APIService whose server does not exist",
                "clusters/edge-01",
                WATCHES,
                draft.resourceVersion());
        derived(edge);
        write("edge", "discovery.jsonl", draft.discoveryLines());
        write("edge", "objects.jsonl", draft.objectLines());
        write("edge", "log.jsonl", draft.logLines());
        write("edge", edge);
    }

    private void gpu01() {
        TapeDraft draft = draft("gpu-01").recordedChanges(WATCHES + "|51-watch-.*", "40-end-list-.*|50-list-.*");
        ObjectNode gpu = description(
                draft,
                "a cluster with GPUs, and a custom resource in two versions",
                "clusters/gpu-01",
                WATCHES,
                draft.resourceVersion());
        derived(gpu);
        write("gpu", "discovery.jsonl", draft.discoveryLines());
        write("gpu", "objects.jsonl", draft.objectLines());
        write("gpu", "log.jsonl", draft.logLines());
        write("gpu", gpu);
    }

    private void expired() {
        TapeDraft draft = draft("gpu-01").relist("62-relist-.*").recordedChanges("63-watch-.*", "66-end-list-.*");
        ObjectNode expired = description(
                draft,
                "the GPU cluster after a gap: older versions have expired, so a watch from 399 gets 410 Expired",
                "clusters/gpu-01",
                "63-watch-.*",
                draft.resourceVersion());
        draft.oldestByErrors("60-watch-expired-.*").forEach(expired.withObject("/oldestOf")::put);
        expired.put("base", "gpu");
        derived(
                expired,
                "relisted after the gap: pods, widgets, and the configmaps of default; all other objects are from before it");
        write("expired", "objects.jsonl", draft.objectLines());
        write("expired", "log.jsonl", draft.logLines());
        write("expired", expired);
    }

    private ObjectNode description(TapeDraft draft, String about, String recording, String firstWatch, long oldest) {
        ObjectNode description = JsonTrees.object()
                .put("about", about)
                .put("recording", recording + ", kube-apiserver v1.36.2")
                .put("recordedAt", draft.date(firstWatch))
                .put("resourceVersion", draft.resourceVersion())
                .put("oldest", oldest);
        bookmarks.putAll(draft.bookmarks()); // empty objects of Go look the same in all clusters; k8s-01 has most kinds
        bookmarks.forEach(description.withObject("/bookmarks")::set);
        return description;
    }

    /** Describes in the tape what was not recorded. */
    private static void derived(ObjectNode description, String... more) {
        var list = description.putArray("derived");
        list.add(
                "Tables and PartialObjectMetadata are computed from the objects; some were also recorded, for comparison");
        list.add("the time and version of a bookmark follow the server's rules; its empty object is recorded");
        list.add("responses to writes, and OpenAPI v3");
        for (String text : more) {
            list.add(text);
        }
    }

    private void write(String tape, ObjectNode description) {
        write(tape, "tape.json", description.toPrettyString() + "\n");
    }

    private void write(String tape, String file, List<JsonNode> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        write(tape, file, text.toString());
    }

    private void write(String tape, String file, String text) {
        try {
            Files.createDirectories(tapes.resolve(tape));
            Files.writeString(tapes.resolve(tape).resolve(file), text.replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + tapes.resolve(tape).resolve(file), e);
        }
    }
}
