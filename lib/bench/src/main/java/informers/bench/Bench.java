package informers.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures everything, and writes RESULTS.md. See lib/bench/README.md. */
@Command(
        name = "lib/bench/bench",
        description = "Compares lib/informers with other clients, and writes the results.",
        mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
    static final List<String> LOADED = List.of(
            "floor-bytes",
            "floor-tokens",
            "floor-record",
            "floor-tree",
            "informers",
            "informers-list",
            "informers-unstructured",
            "informers-transform",
            "informers-dropped",
            "informers-compressed",
            "informers-metadata",
            "informers-metadata-transform",
            "fabric8",
            "official");
    static final List<String> CLIENTS = List.of("informers", "fabric8", "official");
    static final List<String> STARTED = List.of("floor-record", "informers", "fabric8", "official");

    @Option(
            names = "--quick",
            description = "Takes a minute or two and only checks that it works; the figures mean little.")
    private boolean quick;

    @Option(names = "--rounds", description = "How often each client is measured (3; quick: 1).")
    private @Nullable Integer rounds;

    @Option(names = "--pods", description = "Pods in the list (20000; quick: 1000).")
    private @Nullable Integer pods;

    @Option(names = "--events", description = "MODIFIED events (200000; quick: 5000).")
    private @Nullable Integer events;

    @Option(names = "--heap", description = "Heap of each client (3g).")
    private String heap = "3g";

    @Option(names = "--only", split = ",", description = "Only these clients, such as informers,fabric8.")
    private @Nullable List<String> only;

    @Option(
            names = "--scenarios",
            split = ",",
            description = "Only these scenarios (load,handlers,threads,start,scale,restart,clusters,micro).")
    private List<String> scenarios =
            List.of("load", "handlers", "threads", "start", "scale", "restart", "clusters", "micro");

    @Option(
            names = "--java25",
            defaultValue = "${env:JAVA_25_HOME}",
            description = "Another JDK, on which threads are counted too (the environment's JAVA_25_HOME).")
    private @Nullable File java25;

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", description = "Output file (lib/bench/RESULTS.md).")
    private Path out = Path.of("lib/bench/RESULTS.md");

    private static final String FIRST_START = "first start, by LIST";

    /** The heap of a JVM with OkHttp and Jackson before the first object. */
    private static final int BESIDES_OBJECTS_MB = 12;

    private final Figures figures = new Figures();
    private final long start = System.nanoTime();

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        File log = new File("lib/bench/target/bench.log");
        Files.deleteIfExists(log.toPath());
        try (Machine machine = new Machine(log)) {
            for (int round = 1; round <= or(rounds, 3, 1); round++) {
                for (Planned next : plan()) {
                    if (wanted(next)) {
                        if (next.label.equals(FIRST_START)) {
                            Files.deleteIfExists(Child.snapshot(restarted()));
                        }
                        System.err.printf("round %d: %s of %s: ", round, next.job.scenario(), next.label);
                        Map<String, Double> figuresOfJob = machine.run(next.job);
                        System.err.println(figuresOfJob);
                        figures.add(round, next.table, next.label, figuresOfJob);
                    }
                }
                write(List.of());
            }
            if (scenarios.contains("scale") && only == null) {
                squeezed(machine);
            }
        }
        write(scenarios.contains("micro") && only == null ? Micro.run(quick) : List.of());
        if (out.equals(CostTable.RESULTS)) {
            CostTable.update(false);
        }
        System.err.println("Written to " + out);
        return 0;
    }

    private void write(List<Micro.Result> micro) throws IOException {
        Results results = new Results(figures, micro, about((System.nanoTime() - start) / 1_000_000_000));
        Files.writeString(out, results.markdown());
    }

    /** A job, and the table and row for its figures. */
    private record Planned(String table, String label, Machine.Job job) {}

    private boolean wanted(Planned next) {
        return scenarios.contains(next.table.replaceFirst("-.*", ""))
                && (only == null || only.contains(next.job.contestant()));
    }

    /** The jobs of a round, interleaved, so that a machine that is slow for a while affects all of them. */
    private List<Planned> plan() {
        List<Planned> plan = new ArrayList<>();
        LOADED.forEach(name -> plan.add(new Planned("load", name, job("load", name, podCount(), eventCount()))));
        CLIENTS.forEach(name -> plan.add(
                new Planned("handlers", name, job("handlers", name, Math.min(5000, podCount()), eventCount() / 2))));
        STARTED.forEach(name -> plan.add(new Planned("start", name, job("start", name, 100, 1))));
        for (String name : CLIENTS) {
            plan.add(new Planned("threads", name + " on Java " + feature(null), job("threads", name, 1000, 0)));
            if (java25 != null) {
                Machine.Job other = new Machine.Job("threads", name, 1000, 0, java25.getPath(), List.of("-Xmx" + heap));
                plan.add(new Planned("threads", name + " on Java " + feature(java25), other));
            }
        }
        for (int count : quick ? new int[] {500, 2000} : new int[] {1000, 10_000, 50_000}) {
            plan.add(new Planned("scale", Results.scaleRow(count), job("sync", "informers-list", count, 0)));
        }
        plan.add(new Planned("restart", FIRST_START, job("restart", "informers", restarted(), 0)));
        plan.add(new Planned("restart", Results.RESTART, job("restart", "informers", restarted(), 0)));
        if (java25 != null) {
            plan.add(clusters("informers", "-Xmx600m", java25));
            plan.add(clusters("informers-compressed", "-Xmx160m", java25));
        }
        return plan;
    }

    private int restarted() {
        return quick ? 2000 : 50_000;
    }

    /** The serial collector, because memory is what counts here; a thousand pods, which all 100 clients list. */
    private static Planned clusters(String contestant, String heap, File java25) {
        List<String> flags = List.of(heap, "-XX:+UseSerialGC");
        String label = contestant + " on Java " + feature(java25) + ", " + heap;
        return new Planned(
                "clusters", label, new Machine.Job("clusters", contestant, 1000, 0, java25.getPath(), flags));
    }

    /** The largest list again, in a heap of 1.5 times the size of what it keeps. */
    private void squeezed(Machine machine) throws Exception {
        int count = quick ? 2000 : 50_000;
        double kept = figures.of("scale", Results.scaleRow(count), "retainedHeap")
                .orElseThrow()
                .median();
        String most = "-Xmx" + Math.round(1.5 * kept / 1e6 + BESIDES_OBJECTS_MB) + "m";
        Machine.Job job = new Machine.Job(
                "sync", "informers-list", count, 0, Machine.javaHome(), List.of(most, "-XX:+ExitOnOutOfMemoryError"));
        System.err.print("the largest list with " + most + ": ");
        Map<String, Double> figuresOfJob = machine.run(job);
        System.err.println(figuresOfJob);
        figures.add(1, "scale", Results.SQUEEZED, figuresOfJob);
    }

    private Machine.Job job(String scenario, String contestant, int podCount, int eventCount) {
        return new Machine.Job(scenario, contestant, podCount, eventCount, Machine.javaHome(), List.of("-Xmx" + heap));
    }

    private int podCount() {
        return or(pods, 20_000, 1000);
    }

    private int eventCount() {
        return or(events, 200_000, 5000);
    }

    private int or(@Nullable Integer asked, int full, int small) {
        return asked != null ? asked : quick ? small : full;
    }

    private List<String> commandLine() {
        List<String> words = new ArrayList<>(List.of("lib/bench/bench"));
        words.addAll(spec.commandLine().getParseResult().originalArgs());
        return words;
    }

    private static String feature(@Nullable File home) {
        if (home == null) {
            return "" + Runtime.version().feature();
        }
        try {
            return Files.readString(home.toPath().resolve("release"))
                    .lines()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll("JAVA_VERSION=\"(\\d+).*", "$1");
        } catch (IOException e) {
            throw new UncheckedIOException("expected a JDK in " + home + ", with a file named release", e);
        }
    }

    private Map<String, String> about(long seconds) {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("command", String.join(" ", commandLine()));
        about.put(
                "size",
                podCount() + " pods of " + new FakePod(0).json.length + " bytes, " + eventCount() + " events, "
                        + or(rounds, 3, 1) + " rounds, took " + seconds / 60 + " min " + seconds % 60 + " s");
        about.put(
                "machine",
                Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch") + ", Java " + Runtime.version() + ", -Xmx" + heap
                        + " and no other flag");
        about.put(
                "versions",
                "fabric8 kubernetes-client " + version(io.fabric8.kubernetes.client.KubernetesClient.class)
                        + ", official client-java " + version(io.kubernetes.client.util.Config.class) + ", Jackson "
                        + com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION + ", OkHttp "
                        + okhttp3.OkHttp.VERSION);
        return about;
    }

    private static String version(Class<?> of) {
        String jar = Objects.requireNonNull(of.getProtectionDomain().getCodeSource())
                .getLocation()
                .getPath();
        return jar.replaceAll(".*-(\\d[^/]*)\\.jar$", "$1");
    }
}
