package informers.soak;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.DeletedObject;
import informers.api.Pod;
import informers.informer.HandlerOptions;
import informers.informer.HandlerRegistration;
import informers.informer.InformerOptions;
import informers.informer.SharedIndexInformer;
import informers.reflector.RelistCause;
import informers.util.Concurrency;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Ten minutes ({@code -Dsoak.minutes=N}) of 2,000 events a second on real threads, with a relist every 20 seconds and five
 * handlers: at the end nothing has grown, and the store and every handler know what the server has.
 */
@TestInstance(Lifecycle.PER_CLASS)
class InformerSoak {
    private static final int EVENTS_PER_SECOND = 2_000;
    private static final int PODS = 1_000;
    private static final Duration RELIST_EVERY = Duration.ofSeconds(20);
    private static final Duration STAYS = Duration.ofSeconds(3);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration LATEST = Duration.ofMinutes(2);
    private static final long MIB = 1 << 20;

    private final Duration length =
            Duration.ofMillis((long) (60_000 * Double.parseDouble(System.getProperty("soak.minutes", "10"))));
    private final CountedThreads concurrency = new CountedThreads();
    private final SoakServer server = new SoakServer(Concurrency.threads(), PODS, 1);
    private final SharedIndexInformer<Pod> informer = new SharedIndexInformer<>(InformerOptions.of(server, Pod.TYPE)
            .withConcurrency(concurrency)
            .withResyncPeriod(Duration.ofSeconds(5))
            .withTransform(pod -> pod.edit().remove("spec").build(Pod.TYPE)));

    private final Map<String, Mirror> mirrors = new LinkedHashMap<>();
    private final Map<String, HandlerRegistration> handlers = new LinkedHashMap<>();
    private final Series heap = new Series("heap after GC, KiB");
    private final Series threads = new Series("threads");
    private final Series queue = new Series("queue");
    private final Map<String, Series> backlogs = new LinkedHashMap<>();
    private volatile boolean writing = true;
    private volatile long written;

    @Test
    void nothingGrows() throws InterruptedException {
        HandlerOptions noResync = HandlerOptions.DEFAULT.withResyncPeriod(Duration.ZERO);
        add("plain", new Mirror(), noResync);
        add("bounded", new Mirror(), noResync.withMaxBacklog(5_000));
        add("with resync", new Mirror(), HandlerOptions.DEFAULT);
        add("slow in bursts", new SlowInBursts(), noResync);
        informer.start();
        assertThat(informer.awaitSynced(LATEST)).as("synced").isTrue();

        Concurrency.Task writer = Concurrency.threads().spawn("soak writer", this::write);
        long start = concurrency.nanoTime();
        watchUntil(start + length.toNanos());
        writing = false;
        writer.join();
        double seconds = (concurrency.nanoTime() - start) / 1e9;

        print(seconds);
        eventually("the store equals the server", () -> storeEquals(server.versions()));
        for (String name : mirrors.keySet()) {
            eventually(
                    "the handler '" + name + "' has received everything",
                    () -> handlers.get(name).backlog() == 0
                            && mirrors.get(name).versions().equals(server.versions()));
            assertThat(mirrors.get(name).complaint()).as(name).isNull();
            assertThat(handlers.get(name).failures()).as(name).isZero();
        }
        assertThat(written / seconds).as("events a second; a slow machine?").isGreaterThan(EVENTS_PER_SECOND * 0.9);
        assertThat(informer.reflectorStats().relists().getOrDefault(RelistCause.EXPIRED, 0L))
                .as("relists after 410")
                .isGreaterThanOrEqualTo(length.dividedBy(RELIST_EVERY.plusSeconds(10)));
        assertFlat();

        informer.close();
        assertThat(concurrency.running()).as("threads after close").isZero();
        assertThat(server.openWatches()).as("watches after close").isZero();
    }

    private void add(String name, Mirror mirror, HandlerOptions options) {
        mirrors.put(name, mirror);
        handlers.put(name, informer.addEventHandler(mirror, options.withName(name)));
        backlogs.put(name, new Series("backlog, " + name));
    }

    /** Keeps the rate on average: a delay is made up for later. */
    private void write() {
        long start = concurrency.nanoTime();
        long nextRelist = RELIST_EVERY.toNanos();
        try {
            while (writing) {
                long passed = concurrency.nanoTime() - start;
                for (long due = passed * EVENTS_PER_SECOND / 1_000_000_000; written < due; written++) {
                    server.change();
                }
                if (passed > nextRelist) {
                    server.compact();
                    nextRelist += RELIST_EVERY.toNanos();
                }
                concurrency.sleep(Duration.ofMillis(2));
            }
        } catch (InterruptedException e) {
            concurrency.interruptMyself();
        }
    }

    /** Measures; and adds and removes a fifth handler. */
    private void watchUntil(long end) throws InterruptedException {
        Duration collectEvery = length.dividedBy(60);
        long nextCollection = concurrency.nanoTime();
        long nextChange = concurrency.nanoTime();
        HandlerRegistration guest = null;
        Mirror guestMirror = new Mirror();
        while (concurrency.nanoTime() < end) {
            if (concurrency.nanoTime() > nextChange) {
                if (guest == null) {
                    guestMirror = new Mirror();
                    guest = informer.addEventHandler(
                            guestMirror,
                            HandlerOptions.DEFAULT
                                    .withResyncPeriod(Duration.ZERO)
                                    .withName("guest"));
                } else {
                    informer.removeEventHandler(guest);
                    guest = null;
                    assertThat(guestMirror.complaint()).as("the guest").isNull();
                    assertThat(guestMirror.calls()).as("calls of the guest").isPositive();
                }
                nextChange = concurrency.nanoTime() + STAYS.toNanos();
            }
            if (concurrency.nanoTime() > nextCollection) {
                System.gc();
                heap.add(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024);
                nextCollection += collectEvery.toNanos();
            }
            threads.add(concurrency.running());
            queue.add(informer.queueSize());
            backlogs.forEach((name, series) -> series.add(handlers.get(name).backlog()));
            concurrency.sleep(LOOK_EVERY);
        }
        if (guest != null) {
            informer.removeEventHandler(guest);
        }
    }

    private void print(double seconds) {
        System.out.printf(
                "Soak: %.0f s, %d events (%.0f/s), relists %s, last version %s%n",
                seconds,
                written,
                written / seconds,
                informer.reflectorStats().relists(),
                informer.lastSyncResourceVersion());
        System.out.printf("%-24s |    first third: min, mean, max |   second third                   |   last%n", "");
        System.out.println(heap);
        System.out.println(threads);
        System.out.println(queue);
        backlogs.values().forEach(System.out::println);
        mirrors.forEach((name, mirror) -> System.out.printf("calls, %-17s | %d%n", name, mirror.calls()));
    }

    /**
     * Compares the low points, because leaked memory is never freed. A peak depends on the load of the machine; but one
     * that is far higher than before is reported, too.
     */
    private void assertFlat() {
        long before = heap.third(1).getMin();
        assertThat(heap.third(2).getMin())
                .as("lowest heap in the last third, KiB")
                .isLessThan(before * 105 / 100 + MIB / 1024);
        assertThat(threads.third(2).getMin())
                .as("fewest threads")
                .isLessThanOrEqualTo(threads.third(1).getMin());
        assertThat(threads.third(2).getMax())
                .as("most threads")
                .isLessThanOrEqualTo(threads.third(1).getMax() + 1);
        assertFlat(queue);
        backlogs.values().forEach(InformerSoak::assertFlat);
    }

    private static void assertFlat(Series series) {
        LongSummaryStatistics last = series.third(2);
        assertThat(last.getMin()).as("lowest " + series.name()).isLessThan(EVENTS_PER_SECOND / 10);
        assertThat(last.getAverage())
                .as("mean " + series.name())
                .isLessThan(2 * series.third(1).getAverage() + EVENTS_PER_SECOND);
    }

    private boolean storeEquals(Map<String, String> versions) {
        List<Pod> known = informer.store().list();
        return SoakServer.versions(known).equals(versions);
    }

    private void eventually(String what, BooleanSupplier holds) throws InterruptedException {
        long end = concurrency.nanoTime() + LATEST.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(concurrency.nanoTime()).as(what).isLessThan(end);
            concurrency.sleep(LOOK_EVERY);
        }
    }

    /** For one second in ten, each call takes 10 ms. */
    private final class SlowInBursts extends Mirror {
        private final long start = concurrency.nanoTime();

        @Override
        public void onAdd(Pod pod, boolean isInInitialList) {
            pause();
            super.onAdd(pod, isInInitialList);
        }

        @Override
        public void onUpdate(Pod before, Pod now) {
            pause();
            super.onUpdate(before, now);
        }

        @Override
        public void onDelete(DeletedObject<Pod> gone) {
            pause();
            super.onDelete(gone);
        }

        private void pause() {
            long second = (concurrency.nanoTime() - start) / 1_000_000_000;
            if (second % 10 == 5) {
                try {
                    concurrency.sleep(Duration.ofMillis(10));
                } catch (InterruptedException e) {
                    concurrency.interruptMyself();
                }
            }
        }
    }
}
