package informers.bench;

import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One contestant in one scenario, in a JVM of its own. It prints what it found as {@code =figure value}, and what the load
 * server is to do as {@code >command}.
 *
 * <p>Arguments: contestant, scenario, address of the server, pods, events.
 */
public final class Child {
    private static final long PATIENCE_SECONDS = 180;

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
            default -> throw new IllegalArgumentException("no scenario is called " + args[1]);
        }
        System.out.flush();
        Runtime.getRuntime().halt(0); // the figures are told; how long others take to stop is not asked
    }

    /** A LIST, many events, and what it all costs. */
    private void load(boolean isClient) throws InterruptedException {
        tell("retainedBefore", sync() / (double) pods);
        contestant.readAll(handler);
        handler.setReading(true);
        tell("retainedAfter", (Meter.retained() - heapBefore) / (double) pods);

        handler.expect(events);
        System.out.println(">events " + events);
        Handler.Half half = handler.await(PATIENCE_SECONDS);
        tell("cpuPerEvent", half.microsOfCpu());
        tell("eventsPerSecond", half.perSecond());
        tell("peakResident", Meter.peakResident());
        if (isClient) {
            Lookups.Result lookups = Lookups.measure(contestant, pods);
            tell("lookup", lookups.micros());
            tell("lookupFloor", lookups.floorMicros());
            expiry();
        }
    }

    /**
     * Begins, and waits for the first list.
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
        tell("syncSeconds", synced.secondsSince(start));
        tell("syncCpu", synced.cpuSecondsSince(start));
        long kept = Meter.retained() - heapBefore;
        tell("retainedHeap", kept);
        return kept;
    }

    /** The server has forgotten the version of the watch: how long until the store is right again. */
    private void expiry() throws InterruptedException {
        FakePod fresh = new FakePod(pods);
        Meter start = Meter.now();
        System.out.println(">expire");
        await("the new pod", () -> contestant.knows(fresh.namespace + "/" + fresh.name));
        Meter end = Meter.now();
        tell("expirySeconds", end.secondsSince(start));
        tell("expiryCpu", end.cpuSecondsSince(start));
    }

    /** From the JVM's start to the first event after the first list. */
    private void firstEvent() throws InterruptedException {
        handler.setReading(true);
        contestant.start(server, handler);
        await("the first list", contestant::hasSynced);
        await("the handler", () -> handler.seen() >= pods);
        System.out.println(">events 1");
        await("the first event", () -> handler.seen() > pods);
        tell("firstEventSeconds", Meter.secondsOfLife());
        tell("firstEventCpu", Meter.now().cpuNanos() / 1e9);
    }

    /** What ten more handlers cost, that look at nothing. */
    private void handlers() throws InterruptedException {
        sync();
        handler.setReading(true);
        double alone = cpuPerEvent();
        for (int i = 0; i < 10; i++) {
            contestant.addHandler(handler);
        }
        await("the new handlers", () -> handler.heardSoFar() >= 10L * pods);
        cpuPerEvent(); // the JIT compiles some of it anew
        tell("perHandler", (cpuPerEvent() - alone) / 10);
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
            tell("threads" + wanted, settled() - before);
        }
        int ofOne = settled();
        contestant.startInformers(100);
        await("the first lists", contestant::hasSynced);
        tell("threads100Informers", settled() - ofOne);
    }

    private static int settled() throws InterruptedException {
        Thread.sleep(500);
        return Meter.platformThreads();
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited " + PATIENCE_SECONDS + " s for " + what + ", in vain");
            }
            LockSupport.parkNanos(500_000);
        }
    }

    private static void tell(String figure, double value) {
        System.out.println("=" + figure + " " + String.format(Locale.ROOT, "%.6g", value));
    }
}
