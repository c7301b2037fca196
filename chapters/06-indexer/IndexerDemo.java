///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//COMPILE_OPTIONS -encoding UTF-8
//DEPS ../../lib/workbook/workbook-home.jar
//DEPS ../../lib/workbook/Cli.java
//SOURCES Index.java
//SOURCES LibIndex.java
//SOURCES IndexerPart.java

import informers.api.Pod;
import informers.informer.InformerParts;
import informers.store.IndexFunc;
import informers.store.Indexer;
import informers.util.Concurrency;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import workbook.cli.Few;
import workbook.cli.MineOption;
import workbook.cli.Scripts;
import workbook.cli.TapeOption;
import workbook.cli.TapePods;

@Command(
        name = "06-indexer",
        description = "The indexer: finds objects by a value, and stays correct with every change.",
        sortOptions = false)
public class IndexerDemo implements Callable<Integer> {
    private static final String APP = "app";

    @Mixin
    private final MineOption mine = new MineOption();

    @Mixin
    private final TapeOption tape = new TapeOption();

    public static void main(String... args) {
        Scripts.main(new IndexerDemo(), args);
    }

    @Override
    public Integer call() {
        Optional<TapePods> recorded = tape.pods(); // fails here, before any output, if there is no such tape
        twoPods();
        changes();
        many();
        nothing();
        later();
        cost();
        recorded.ifPresent(this::recorded);
        return 0;
    }

    /** Returns the library's indexer or, with {@code --mine}, one that uses your indices. */
    private Indexer<Pod> indexer(Map<String, IndexFunc<Pod>> functions) {
        InformerParts<Pod> parts = InformerParts.standard();
        if (mine.given()) {
            parts = parts.withIndexer(IndexerPart.factory(
                    function -> mine.choose("06-indexer/MyIndex.java", Index.class, () -> new LibIndex(function), function)));
        }
        return parts.indexer().indexer(functions, Concurrency.threads());
    }

    private void twoPods() {
        System.out.println("1. Two pods, and an index by the label app"
                + (mine.given() ? ", with your index" : ", with the library's index"));
        Indexer<Pod> pods = indexer(Map.of(APP, IndexFunc.label(APP)));
        pods.add(pod("ns1/pod1", "l1"));
        pods.add(pod("ns2/pod2", "l2"));
        System.out.println("   indexKeys(app, l1): " + pods.indexKeys(APP, "l1"));
    }

    private void changes() {
        System.out.println("\n2. The content of the index after each change");
        Indexer<Pod> pods = indexer(Map.of(APP, IndexFunc.label(APP)));
        pods.add(pod("ns1/pod1", "l1"));
        pods.add(pod("ns2/pod2", "l2"));
        show("pod1 and pod2", pods, APP);
        pods.add(pod("ns1/pod3", "l1"));
        show("pod3 is added", pods, APP);
        pods.update(pod("ns1/pod1", "l2"));
        show("pod1: l1 -> l2", pods, APP);
        pods.delete(pod("ns1/pod3", "l1"));
        show("pod3 is deleted", pods, APP);
        pods.replace(List.of(pod("ns1/pod1", "l1"), pod("ns1/pod4", null)), "9");
        show("replace: pod1, pod4", pods, APP);
    }

    private void many() {
        System.out.println("\n3. Several values: pods by the images of their containers");
        Indexer<Pod> pods = indexer(Map.of("image", Pod::images));
        pods.add(pod("ns1/pod1", "l1", "nginx", "istio-proxy"));
        pods.add(pod("ns1/pod2", "l1", "redis", "istio-proxy"));
        show("two pods", pods, "image");
        pods.update(pod("ns1/pod1", "l1", "nginx"));
        show("pod1 loses its proxy", pods, "image");
    }

    private void nothing() {
        System.out.println("\n4. No value: pods without the label");
        IndexFunc<Pod> byLabelOrEmpty = pod -> List.of(pod.labels().getOrDefault(APP, ""));
        Indexer<Pod> pods = indexer(Map.of("common", byLabelOrEmpty, "library", IndexFunc.label(APP)));
        pods.add(pod("ns1/pod1", "l1"));
        pods.add(pod("ns1/pod2", null));
        show("the common function", pods, "common");
        show("the library's function", pods, "library");
    }

    private void later() {
        System.out.println("\n5. An index that is added later, and one that does not exist");
        Indexer<Pod> pods = indexer(Map.of());
        pods.add(pod("ns1/pod1", "l1"));
        pods.add(pod("ns2/pod2", "l1"));
        pods.addIndexers(Map.of(IndexFunc.NAMESPACE, IndexFunc.namespace()));
        show("addIndexers(namespace)", pods, IndexFunc.NAMESPACE);
        try {
            pods.byIndex("node", "node-1");
        } catch (IllegalArgumentException e) {
            System.out.println("   byIndex(node, node-1): " + e.getMessage());
        }
    }

    private void cost() {
        System.out.println("\n6. One app of a hundred, among a thousand pods");
        AtomicInteger calls = new AtomicInteger();
        IndexFunc<Pod> counting = pod -> {
            calls.incrementAndGet();
            return List.of(pod.labels().get(APP));
        };
        Indexer<Pod> pods = indexer(Map.of(APP, counting));
        for (int i = 0; i < 1000; i++) {
            pods.add(pod("ns1/pod" + i, "l" + i % 100));
        }
        calls.set(0);
        int found = pods.byIndex(APP, "l7").size();
        System.out.println("   byIndex(app, l7):  " + found + " pods, " + calls + " calls of the index function");
        found = (int) pods.list().stream()
                .filter(pod -> counting.values(pod).contains("l7"))
                .count();
        System.out.println("   search in list():  " + found + " pods, " + calls + " calls of the index function");
    }

    private void recorded(TapePods recorded) {
        System.out.println("\n7. The pods of the tape " + recorded.tape() + ", by namespace and by node");
        String node = "node";
        IndexFunc<Pod> byNode = pod -> pod.nodeName().isEmpty() ? List.of() : List.of(pod.nodeName());
        Indexer<Pod> pods = indexer(Map.of(IndexFunc.NAMESPACE, IndexFunc.namespace(), node, byNode));
        pods.replace(recorded.listed(), "1");
        for (TapePods.Change change : recorded.changes()) {
            if (change.type().equals("DELETED")) {
                pods.delete(change.pod());
            } else {
                pods.update(change.pod());
            }
        }
        System.out.println("   " + Few.count(pods.list().size(), "pod", "pods"));
        for (String index : List.of(IndexFunc.NAMESPACE, node)) {
            List<String> lines = pods.listIndexFuncValues(index).stream()
                    .sorted()
                    .map(value -> index + " " + value + " -> "
                            + Few.count(pods.indexKeys(index, value).size(), "pod", "pods"))
                    .toList();
            Few.lines(lines, Few.NAMES, "   ").forEach(System.out::println);
        }
    }

    private static void show(String what, Indexer<Pod> pods, String index) {
        List<String> sets = pods.listIndexFuncValues(index).stream()
                .sorted()
                .map(value -> (value.isEmpty() ? "\"\"" : value) + " -> " + pods.indexKeys(index, value))
                .toList();
        String line = String.join("  ", sets);
        if (line.length() > 52) { // a line each: a terminal has 80 columns
            line = String.join("\n" + " ".repeat(28), sets);
        }
        System.out.printf("   %-25s%s%n", what, line);
    }

    private static Pod pod(String key, String app, String... images) {
        String[] names = key.split("/");
        String containers =
                String.join(", ", Stream.of(images).map("{\"image\": \"%s\"}"::formatted).toList());
        return Pod.TYPE.decode(
                """
                {"kind": "Pod", "apiVersion": "v1", "spec": {"containers": [%s]},
                 "metadata": {"namespace": "%s", "name": "%s", "labels": {%s}}}"""
                        .formatted(containers, names[0], names[1], app == null ? "" : "\"app\": \"" + app + "\"")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
