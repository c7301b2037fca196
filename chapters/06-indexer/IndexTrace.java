import informers.api.KubeObject;
import informers.api.Pod;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import informers.store.IndexFunc;
import workbook.trace.Trace;
import workbook.trace.Tracer;

/**
 * {@code ./jbang workbook trace 06}: an index by label, and one with several values for each object, change by change.
 */
public final class IndexTrace implements Trace {
    private static final String FILE = "06-indexer/MyIndex.java";

    @Override
    public void run(Tracer tracer) {
        oneValue(tracer);
        manyValues(tracer);
        tracer.play(new IndexScenes());
    }

    private static void oneValue(Tracer tracer) {
        tracer.scene("pods by their label app; a pod without the label has no entry");
        IndexFunc<KubeObject> byApp =
                pod -> pod.labels().containsKey("app") ? List.of(pod.labels().get("app")) : List.of();
        Index index = index(tracer, byApp);
        KubeObject pod1 = pod("pod1", Map.of("app", "l1"));
        KubeObject pod2 = pod("pod2", Map.of("app", "l1"));
        KubeObject moved = pod("pod1", Map.of("app", "l2"));
        KubeObject bare = pod("pod3", Map.of());
        tracer.step("add pod1, app=l1", () -> index.update("ns1/pod1", null, pod1));
        tracer.step("add pod2, app=l1", () -> index.update("ns1/pod2", null, pod2));
        tracer.step("add pod3, without the label", () -> index.update("ns1/pod3", null, bare));
        tracer.step("update pod1: app=l1 becomes app=l2", () -> index.update("ns1/pod1", pod1, moved));
        tracer.step("delete pod2, the last pod with l1", () -> index.update("ns1/pod2", pod2, null));
        tracer.step(
                "replace all by pod2 and pod3",
                () -> index.replace(new TreeMap<>(Map.of("ns1/pod2", pod2, "ns1/pod3", bare))));
        tracer.ask("keys(l1)", () -> index.keys("l1"));
        tracer.ask("keys(l2)", () -> index.keys("l2"));
    }

    private static void manyValues(Tracer tracer) {
        tracer.scene("pods by the names of all their labels; then one label of pod1 is removed");
        Index index = index(tracer, pod -> List.copyOf(new TreeSet<>(pod.labels().keySet())));
        KubeObject pod1 = pod("pod1", new TreeMap<>(Map.of("app", "x", "tier", "y")));
        KubeObject less = pod("pod1", Map.of("app", "x"));
        KubeObject pod2 = pod("pod2", new TreeMap<>(Map.of("app", "x", "tier", "z")));
        tracer.step("add pod1, labels app and tier", () -> index.update("ns1/pod1", null, pod1));
        tracer.step("add pod2, labels app and tier", () -> index.update("ns1/pod2", null, pod2));
        tracer.step("update pod1: without tier", () -> index.update("ns1/pod1", pod1, less));
    }

    private static Index index(Tracer tracer, IndexFunc<KubeObject> function) {
        Index index = tracer.answer(FILE, Index.class, () -> new LibIndex(function), function);
        tracer.show("index", () -> entries(index));
        return index;
    }

    private static Map<String, Set<String>> entries(Index index) {
        Map<String, Set<String>> entries = new TreeMap<>();
        index.values().forEach(value -> entries.put(value, new TreeSet<>(index.keys(value))));
        return entries;
    }

    private static KubeObject pod(String name, Map<String, String> labels) {
        StringBuilder text = new StringBuilder();
        labels.forEach((label, value) -> text.append(text.isEmpty() ? "" : ",")
                .append("\"%s\":\"%s\"".formatted(label, value)));
        return Pod.TYPE.decode("{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"namespace\":\"ns1\",\"name\":\"%s\",\"labels\":{%s}}}"
                .formatted(name, text)
                .getBytes(StandardCharsets.UTF_8));
    }
}
