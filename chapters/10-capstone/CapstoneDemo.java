///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//COMPILE_OPTIONS -encoding UTF-8
//DEPS ../../lib/workbook/workbook-home.jar
//DEPS ../../lib/workbook/Replay.java
//SOURCES ../../lib/testkit/src/main/java/informers/testkit/Seeded*.java
//SOURCES ../../lib/testkit/src/main/java/informers/testkit/Director.java
//SOURCES ../03-deltafifo/DeltaQueue.java
//SOURCES ../03-deltafifo/LibDeltaFIFO.java
//SOURCES ../03-deltafifo/DeltaFIFOPart.java
//SOURCES ../04-reflector/ListAndWatch.java
//SOURCES ../04-reflector/Outcome.java
//SOURCES ../04-reflector/Upstream.java
//SOURCES ../04-reflector/LibReflector.java
//SOURCES ../04-reflector/ReflectorPart.java
//SOURCES ../05-store/Store.java
//SOURCES ../05-store/LibStore.java
//SOURCES ../05-store/StorePart.java
//SOURCES ../06-indexer/Index.java
//SOURCES ../06-indexer/LibIndex.java
//SOURCES ../06-indexer/IndexerPart.java
//SOURCES ../08-informers/FanOut.java
//SOURCES ../08-informers/ListenerThread.java
//SOURCES ../08-informers/ProcessorPart.java
//SOURCES Assembly.java
//SOURCES Bench.java
//SOURCES ChapterBench.java
//SOURCES LibAssembly.java
//SOURCES Sites.java
//SOURCES Trial.java
//SOURCES TrialServer.java
//SOURCES Wire.java

import informers.api.GroupVersionResource;
import informers.api.KubeObject;
import informers.api.LabelSelector;
import informers.client.ApiResource;
import informers.client.DiscoveryClient;
import informers.client.config.ClientConfig;
import informers.client.config.Kubeconfig;
import informers.factory.ClusterStats;
import informers.factory.SyncResult;
import informers.factory.Clusters;
import informers.factory.FactoryOptions;
import informers.factory.MergedLister.Placed;
import informers.informer.InformerParts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import workbook.cli.Few;
import workbook.cli.FirstLists;
import workbook.cli.WorkbookHome;
import workbook.cli.MineOption;
import workbook.cli.Paragraph;
import workbook.cli.Terminal;
import workbook.cli.Scripts;
import workbook.cli.UserError;
import workbook.cli.cluster.NamespaceName;
import workbook.cli.cluster.SkippedWaits;

@Command(
        name = "10-capstone",
        description = "All parts in one informer, and informers of all resources in three clusters.",
        sortOptions = false)
public class CapstoneDemo implements Callable<Integer> {
    private static final GroupVersionResource CONFIG_MAPS = GroupVersionResource.core("v1", "configmaps");
    private static final GroupVersionResource NAMESPACES = GroupVersionResource.core("v1", "namespaces");
    private static final GroupVersionResource NODES = GroupVersionResource.core("v1", "nodes");
    private static final GroupVersionResource PODS = GroupVersionResource.core("v1", "pods");
    private static final GroupVersionResource WIDGETS = new GroupVersionResource("example.com", "v1", "widgets");
    private static final LabelSelector DNS = LabelSelector.parse("k8s-app=kube-dns");

    /** How many reasons are printed, and how many resources for each. */
    private static final int MISSING = 8;

    /** A replay speed at which nothing changes while the script runs, so that the output is the same each time. */
    private static final double STANDS_STILL = 0.0001;

    private static final Duration LONGER_THAN_VERY_SHORT = Duration.ofSeconds(2);

    /** How long to wait for a cluster that does not answer when all others have synced. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    @Mixin
    private final MineOption mine = new MineOption();

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "Use real clusters: the contexts of your kubeconfig with these names. May be repeated.")
    private List<String> contexts = new ArrayList<>();

    @Option(names = "--kubeconfig", paramLabel = "FILE", description = "The kubeconfig with the contexts. Without --context its current context is used.")
    private Path kubeconfig;

    @Option(
            names = "--tape",
            paramLabel = "NAME",
            description = "Use this recorded cluster instead of demo, edge and gpu. May be repeated.")
    private List<String> tapes = new ArrayList<>();

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "Cache only what is in this namespace. Without it: everything.")
    private String namespace;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to wait for the initial lists (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(
            names = "--live",
            paramLabel = "SECONDS",
            description = "Print the table each second for SECONDS, while the recorded changes of the clusters are replayed.")
    private int live;

    @Option(names = "--speed", paramLabel = "N", description = "With --live: replay N times as fast as recorded. Without --live: do not skip waits.")
    private Double speed;

    @Spec
    private CommandSpec spec;

    private Clusters clusters;
    private Map<String, SyncResult> synced;

    public static void main(String... args) {
        Scripts.main(new CapstoneDemo(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        InformerParts.Source parts = assemble();
        try (Sites sites = open();
                Clusters opened = new Clusters(sites.configs(), options().withParts(parts).withConcurrency(sites.concurrency()), setup())) {
            clusters = opened;
            everything(sites);
            oneQuery();
            if (live > 0) {
                live(sites);
            } else if (sites.areRecorded()) {
                awayAndBack(sites, sites.fragile());
            }
        }
        return 0;
    }

    private FactoryOptions options() {
        return namespace == null ? FactoryOptions.DEFAULT : FactoryOptions.DEFAULT.withNamespace(namespace);
    }

    private Clusters.Setup setup() {
        return namespace == null
                ? Clusters.EVERYTHING
                : (client, factory) -> Clusters.watchable(new DiscoveryClient(client).serverPreferredResources()).stream()
                        .filter(ApiResource::namespaced)
                        .forEach(resource -> factory.forResource(resource.resource()));
    }

    private Sites open() {
        if (namespace != null) {
            NamespaceName.require(namespace, spec);
        }
        boolean real = !contexts.isEmpty() || kubeconfig != null;
        if (real && !tapes.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--tape is for recorded clusters, --context and --kubeconfig for"
                    + " real ones. Use only one of the two.");
        }
        if (!real) {
            List<String> played = tapes.isEmpty() ? Sites.TAPES : List.copyOf(new LinkedHashSet<>(tapes));
            if (live > 0) {
                return Sites.recorded(played, speed == null ? 1 : speed);
            }
            Sites sites = Sites.recorded(played, STANDS_STILL);
            return speed == null ? sites.skippingWaits() : sites;
        }
        return Sites.real(kubeconfig == null ? Kubeconfig.load() : Kubeconfig.load(kubeconfig), contexts);
    }

    /** Tries the parts. Returns those to use: yours with {@code --mine}, if they behave like the library's. */
    private InformerParts.Source assemble() {
        Assembly assembly = mine.choose("10-capstone/MyAssembly.java", Assembly.class, LibAssembly::new);
        ChapterBench bench =
                mine.given() ? ChapterBench.mine(WorkbookHome.find().chaptersFolder()) : ChapterBench.library();
        System.out.println("1. One informer, one switch at a time");
        for (Assembly.Part part : Assembly.Part.values()) {
            System.out.printf("   %-10s %s%n", lower(part), origin(part, bench));
        }
        Trial trial = new Trial();
        Optional<Assembly.Part> differs = assembly.firstThatDiffers(bench, trial);
        if (differs.isPresent()) {
            explain(differs.get(), assembly, bench, trial);
            System.out.println("   The sections below use the library's parts.");
            return InformerParts::standard;
        }
        System.out.println("   No part differs from the library's.");
        return new InformerParts.Source() {
            private final Set<Assembly.Part> yours =
                    mine.given() ? bench.written() : EnumSet.noneOf(Assembly.Part.class);

            @Override
            public <T extends KubeObject> InformerParts<T> parts() {
                return assembly.parts(yours, bench);
            }
        };
    }

    private String origin(Assembly.Part part, ChapterBench bench) {
        String file = ChapterBench.fileOf(part);
        if (bench.written().contains(part)) {
            return "yours, " + file;
        }
        return mine.given() ? "the library's: " + file + " has a Todo" : "the library's answer to chapter " + file.substring(0, 2);
    }

    private static void explain(Assembly.Part part, Assembly assembly, ChapterBench bench, Trial trial) {
        List<String> expected = trial.run(assembly.parts(Set.of(), bench));
        List<String> found = trial.run(assembly.parts(Set.of(part), bench));
        System.out.println("   The first part that differs: the " + lower(part));
        for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
            String wanted = i < expected.size() ? expected.get(i) : "nothing more";
            String got = i < found.size() ? found.get(i) : "nothing more";
            if (!wanted.equals(got)) {
                System.out.println("     with the library's: " + wanted);
                System.out.println("     with this one:      " + got);
                return;
            }
        }
    }

    private static String lower(Assembly.Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    private void everything(Sites sites) throws InterruptedException {
        System.out.println("\n2. All resources that can be listed and watched, in "
                + (namespace == null ? "" : "the namespace " + namespace + " of ")
                + Few.count(sites.configs().size(), "cluster", "clusters"));
        clusters.start();
        synced = awaitFirstLists();
        synced.forEach(this::explain);
        if (synced.values().stream().allMatch(sync -> sync.synced() == 0)) {
            boolean refused = synced.values().stream().anyMatch(sync -> sync.failure().isEmpty());
            throw new UserError("Nothing could be listed in any of the clusters; the reasons are above."
                    + (refused
                            ? " If you have permissions in one namespace only, use --namespace " + ownNamespace(sites)
                            : "")
                    + "\n" + sites.configs().values().stream().map(ClientConfig::server).collect(Collectors.joining(", ")));
        }
        until("all watches to be open", () -> sites.configs().keySet().stream().allMatch(this::watchesAll));
        table(sites);
    }

    /** Returns the namespace of the first context that has one other than default, as an example. */
    private static String ownNamespace(Sites sites) {
        return sites.configs().values().stream()
                .map(ClientConfig::namespace)
                .filter(name -> !name.equals("default"))
                .findFirst()
                .orElse("NAME");
    }

    /**
     * Waits for the initial lists. Does not wait for refused requests, and only briefly for a cluster that does not
     * answer.
     */
    private Map<String, SyncResult> awaitFirstLists() throws InterruptedException {
        long begin = System.nanoTime();
        while (true) {
            Map<String, SyncResult> now = clusters.waitForCacheSync(LOOK_EVERY);
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            boolean quiet = waited.compareTo(TO_ANSWER) > 0;
            boolean done = now.values().stream().allMatch(sync -> sync.allSynced()
                    || FirstLists.isRefused(sync)
                    || (quiet && hasFailed(sync)));
            if (done || waited.toSeconds() >= seconds) {
                return now;
            }
        }
    }

    /**
     * Returns whether a request to the cluster failed. A cluster that has not answered yet is slow, but has not failed.
     */
    private static boolean hasFailed(SyncResult sync) {
        return !sync.failure().isEmpty() && !sync.failure().contains("has not answered yet");
    }

    private void explain(String name, SyncResult sync) {
        if (sync.allSynced()) {
            return;
        }
        String what = sync.failure().isEmpty()
                ? sync.missing().size() + " resources could not be listed"
                : sync.failure();
        System.out.println(Paragraph.of(name + ": " + what, "   "));
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        sync.missing().forEach((type, why) -> byReason.computeIfAbsent(
                        FirstLists.brief(why).replaceFirst("(list|watch) them", "list and watch"), r -> new ArrayList<>())
                .add(type.groupResource()));
        List<String> reasons = new ArrayList<>();
        byReason.forEach((why, types) -> reasons.add(Paragraph.of(why + ": " + Few.joined(types, MISSING), "     ")));
        Few.lines(reasons, MISSING, "").forEach(System.out::println);
    }

    private boolean watchesAll(String cluster) {
        ClusterStats state = clusters.statsOf(cluster);
        return state.watching() == state.synced() || state.sinceLastEvent().isEmpty();
    }

    private void table(Sites sites) {
        int width = sites.configs().keySet().stream().mapToInt(String::length).max().orElse(0);
        String cluster = "   %-" + Math.max("CLUSTER".length(), width) + "s  ";
        System.out.println(String.format(cluster, "CLUSTER") + "RESOURCES  SYNCED  WATCHING  OBJECTS  LAST EVENT");
        for (String name : sites.configs().keySet()) {
            ClusterStats state = clusters.statsOf(name);
            System.out.printf(
                    cluster + "%9d  %6d  %8s  %7d  %s%n",
                    name, state.resources(), state.synced(), watching(state), state.objects(), lastEvent(state));
        }
    }

    /** Returns the number of open watches, or a dash: your reflector does not report them. */
    private static Object watching(ClusterStats state) {
        return state.sinceLastEvent().isEmpty() ? "-" : state.watching();
    }

    private static String lastEvent(ClusterStats state) {
        return state.sinceLastEvent().map(age -> age.toSeconds() + "s ago").orElse("-");
    }

    private void oneQuery() {
        System.out.println("\n3. Queries over all clusters, without a request");
        show("Nodes:", clusters.lister(NODES).list());
        show("Pods, k8s-app=kube-dns:", clusters.lister(PODS).list(DNS));
        show("Widgets:", clusters.lister(WIDGETS).list());
    }

    private static void show(String title, List<Placed> objects) {
        System.out.println("   " + title);
        List<String> keys = objects.stream().map(Placed::key).sorted().toList();
        Few.lines(keys.isEmpty() ? List.of("none") : keys, Few.LINES, "   ").forEach(System.out::println);
    }

    private void awayAndBack(Sites sites, String fragile) throws InterruptedException {
        System.out.println("\n4. " + fragile + " becomes unreachable, then reachable again");
        if (speed == null) {
            System.out.println("   " + SkippedWaits.NOTE);
        }
        if (!synced.get(fragile).allSynced() || !clusters.resourcesOf(fragile).contains(CONFIG_MAPS)) {
            System.out.println("   Left out: this section needs a cluster in which everything could be listed.");
            return;
        }
        int watches = clusters.resourcesOf(fragile).size();
        until("all watches to be open", () -> sites.watches() >= watches);
        // A watch that ends in its first second without an event counts as too old: the reflector would relist.
        sites.concurrency().sleep(LONGER_THAN_VERY_SHORT);
        long lists = sites.lists();
        long before = sites.watches();
        sites.wire().cut();
        until("its watches to end", () -> clusters.statsOf(fragile).watching() == 0);
        System.out.println("   The connection is cut. Another client creates a ConfigMap in " + fragile + ".");
        String namespace = namespaceOf(fragile);
        sites.createConfigMapDirectly(namespace, "while-you-were-away");
        table(sites);
        System.out.println("   " + fragile + " in the cache, stale: " + counted(fragile));
        sites.wire().restore();
        until("the new ConfigMap to be in the cache", () -> clusters.lister(CONFIG_MAPS)
                .get(fragile, namespace, "while-you-were-away")
                .isPresent());
        until("all watches to be open", () -> watchesAll(fragile) && sites.watches() - before >= watches);
        System.out.println("   The connection is restored.");
        table(sites);
        System.out.println(
                "   " + fragile + " in the cache: " + counted(fragile) + "; LISTs since then: " + (sites.lists() - lists));
    }

    /**
     * Returns the namespace for the ConfigMap: the one of --namespace, else default, else the first one that was
     * recorded.
     */
    private String namespaceOf(String cluster) {
        List<String> names = clusters.lister(NAMESPACES).cluster(cluster).stream()
                .map(KubeObject::name)
                .sorted()
                .toList();
        if (namespace != null) {
            return namespace;
        }
        return names.isEmpty() || names.contains("default") ? "default" : names.get(0);
    }

    private String counted(String cluster) {
        return "Nodes " + clusters.lister(NODES).cluster(cluster).size() + ", ConfigMaps "
                + clusters.lister(CONFIG_MAPS).cluster(cluster).size();
    }

    private void live(Sites sites) throws InterruptedException {
        for (int second = 1; second <= live; second++) {
            Thread.sleep(1000);
            Terminal.clear();
            System.out.println("   " + second + " of " + live + " s");
            table(sites);
            System.out.println("   Pods outside kube-system:");
            List<String> pods = clusters.lister(PODS).list().stream()
                    .filter(pod -> !pod.object().namespace().equals("kube-system"))
                    .map(pod -> pod.key() + " - "
                            + pod.object().text("status", "phase").orElse("?"))
                    .sorted()
                    .toList();
            Few.lines(pods, Few.LINES, "   ").forEach(System.out::println);
        }
    }

    private static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new UserError("timed out after 60 s waiting for " + what + ".");
            }
            Thread.sleep(20);
        }
    }
}
