package informers.bench;

import informers.api.Pod;
import informers.client.config.ClientConfig;
import informers.client.rest.RestClient;
import informers.compressed.CompressedIndexer;
import informers.informer.InformerOptions;
import informers.informer.InformerParts;
import informers.informer.SharedIndexInformer;
import informers.snapshot.SnapshotListWatch;
import informers.snapshot.SnapshotOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * One contestant in one scenario, in a JVM of its own. It prints figures as {@code =figure value}, and commands for the load
 * server as {@code >command}.
 *
 * <p>Arguments: contestant, scenario, address of the server, pods, events.
 */
public final class Child {
    private static final long PATIENCE_SECONDS = 180;

    /** OkHttp ends its threads after a minute without work. */
    private static final long IDLE_THREADS_OF_OKHTTP_MILLIS = 65_000;

    private final Contestant contestant;
    private final String server;
    private final int pods;
    private final int events;
    private final Handler handler = new Handler();
    private long heapBefore;

    private Child(String[] args) {
        this.contestant = Contestant.of(args[0]);
        this.server = args[2];
        this.pods = Integer.parseInt(args[3]);
        this.events = Integer.parseInt(args[4]);
    }

    public static void main(String[] args) throws Exception {
        Child child = new Child(args);
        switch (args[1]) {
            case "load" -> child.load(!args[0].startsWith("floor"));
            case "sync" -> child.sync();
            case "start" -> child.firstEvent();
            case "handlers" -> child.handlers();
            case "threads" -> child.threads();
            case "clusters" -> child.clusters(args[0].endsWith("compressed"));
            case "restart" -> child.restart();
            default -> throw new IllegalArgumentException("there is no scenario with the name " + args[1]);
        }
        System.out.flush();
        Runtime.getRuntime().halt(0); // all figures are printed; how long the clients take to stop is not measured
    }

    /** A LIST, many events, and their cost. */
    private void load(boolean isClient) throws InterruptedException {
        print("retainedBefore", sync() / (double) pods);
        contestant.readAll(handler);
        handler.setReading(true);
        print("retainedAfter", (Meter.retained() - heapBefore) / (double) pods);

        handler.expect(events);
        System.out.println(">events " + events);
        Handler.Half half = handler.await(PATIENCE_SECONDS);
        print("cpuPerEvent", half.microsOfCpu());
        print("eventsPerSecond", half.perSecond());
        print("peakResident", Meter.peakResident());
        if (isClient) {
            Lookups.Result lookups = Lookups.measure(contestant, pods);
            print("lookup", lookups.micros());
            print("lookupFloor", lookups.floorMicros());
            expiry();
        }
    }

    /**
     * Starts the client, and waits for the first list.
     *
     * @return the bytes of heap that it keeps
     */
    private long sync() throws InterruptedException {
        Meter.openAllJars();
        heapBefore = Meter.retained();
        Meter start = Meter.now();
        contestant.start(server, handler);
        await("the first list", contestant::hasSynced);
        Meter synced = Meter.now();
        await("the handler", () -> handler.seen() >= pods);
        print("syncSeconds", synced.secondsSince(start));
        print("syncCpu", synced.cpuSecondsSince(start));
        long kept = Meter.retained() - heapBefore;
        print("retainedHeap", kept);
        return kept;
    }

    /** The version of the watch has expired: measures how long it takes until the store is right again. */
    private void expiry() throws InterruptedException {
        FakePod fresh = new FakePod(pods);
        Meter start = Meter.now();
        System.out.println(">expire");
        await("the new pod", () -> contestant.knows(fresh.namespace + "/" + fresh.name));
        Meter end = Meter.now();
        print("expirySeconds", end.secondsSince(start));
        print("expiryCpu", end.cpuSecondsSince(start));
    }

    /** From the JVM's start to the first event after the first list. */
    private void firstEvent() throws InterruptedException {
        handler.setReading(true);
        contestant.start(server, handler);
        await("the first list", contestant::hasSynced);
        await("the handler", () -> handler.seen() >= pods);
        System.out.println(">events 1");
        await("the first event", () -> handler.seen() > pods);
        print("firstEventSeconds", Meter.secondsOfLife());
        print("firstEventCpu", Meter.now().cpuNanos() / 1e9);
    }

    /** The cost of ten more handlers that do nothing. */
    private void handlers() throws InterruptedException {
        sync();
        handler.setReading(true);
        double alone = cpuPerEvent();
        for (int i = 0; i < 10; i++) {
            contestant.addHandler(handler);
        }
        await("the new handlers", () -> handler.receivedSoFar() >= 10L * pods);
        cpuPerEvent(); // the JIT compiles some of it again
        print("perHandler", (cpuPerEvent() - alone) / 10);
    }

    private double cpuPerEvent() throws InterruptedException {
        handler.expect(events);
        System.out.println(">events " + events);
        return handler.await(PATIENCE_SECONDS).microsOfCpu();
    }

    private void threads() throws InterruptedException {
        int before = Meter.platformThreads();
        contestant.start(server, handler);
        await("the first list", contestant::hasSynced);
        int handlers = 1;
        for (int wanted : new int[] {1, 10, 100}) {
            for (; handlers < wanted; handlers++) {
                contestant.addHandler(handler);
            }
            print("threads" + wanted, settled() - before);
        }
        int ofOne = settled();
        contestant.startInformers(100);
        await("the first lists", contestant::hasSynced);
        print("threads100Informers", settled() - ofOne);
    }

    /** A thousand informers: what they need, and how long a query over all of them takes. */
    private void clusters(boolean compressed) throws InterruptedException {
        int before = Meter.platformThreads();
        InformerParts<Pod> parts = InformerParts.standard();
        Meter start = Meter.now();
        Clusters clusters =
                Clusters.start(server, compressed ? parts.withIndexer(CompressedIndexer.of(Pod.TYPE)) : parts);
        Meter synced = Meter.now();
        print("syncSeconds", synced.secondsSince(start));
        print("syncCpu", synced.cpuSecondsSince(start));
        print("objects", clusters.objects());
        print("threadsAtOnce", Meter.platformThreads() - before);
        print("queryKeys", millis(() -> clusters.keysOf("app-7")));
        print("queryObjects", millis(() -> clusters.objectsOf("app-7")));
        print("retainedHeap", Meter.retained());
        print("peakResident", Meter.peakResident());
        Thread.sleep(IDLE_THREADS_OF_OKHTTP_MILLIS);
        print("threads", Meter.platformThreads() - before);
    }

    /** The median of some calls, after some others. */
    private static double millis(IntSupplier query) {
        double[] times = new double[51];
        for (int i = 0; i < 2 * times.length; i++) {
            long start = System.nanoTime();
            int found = query.getAsInt();
            times[i % times.length] = (System.nanoTime() - start) / 1e6;
            if (found != 1000) {
                throw new IllegalStateException("expected one object of each informer, found " + found);
            }
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }

    /** Starts from the snapshot that an earlier child has written, or writes it. */
    private void restart() throws InterruptedException {
        Meter.openAllJars();
        RestClient client = RestClient.of(ClientConfig.of(server));
        Path file = snapshot(pods);
        Meter start = Meter.now();
        try (var listWatch = SnapshotListWatch.open(
                        SnapshotOptions.of(file, "bench"), client, Pod.TYPE, "", options -> options);
                var informer = new SharedIndexInformer<>(InformerOptions.of(listWatch, Pod.TYPE))) {
            Meter opened = Meter.now();
            informer.start();
            await("the first list", informer::hasSynced);
            Meter synced = Meter.now();
            print("restored", listWatch.isRestored() ? 1 : 0);
            print("openCpu", opened.cpuSecondsSince(start));
            print("syncCpu", synced.cpuSecondsSince(start));
            print("syncSeconds", synced.secondsSince(start));
        }
    }

    /** Returns the file in which one child leaves a snapshot of so many pods for the next one. */
    static Path snapshot(int pods) {
        return Path.of("lib/bench/target/snapshot-of-" + pods);
    }

    private static int settled() throws InterruptedException {
        Thread.sleep(500);
        return Meter.platformThreads();
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("timed out after " + PATIENCE_SECONDS + " s waiting for " + what);
            }
            LockSupport.parkNanos(500_000);
        }
    }

    private static void print(String figure, double value) {
        System.out.println("=" + figure + " " + String.format(Locale.ROOT, "%.6g", value));
    }
}
