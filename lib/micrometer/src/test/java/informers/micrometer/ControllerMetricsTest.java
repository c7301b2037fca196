package informers.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import informers.api.Pod;
import informers.informer.InformerName;
import informers.informer.InformerOptions;
import informers.informer.SharedIndexInformer;
import informers.listwatch.ListerWatcher;
import informers.testkit.FakeControllerSource;
import informers.testkit.SeededRuns;
import informers.workqueue.QueueMetrics;
import informers.workqueue.RateLimiters;
import informers.workqueue.RateLimitingQueue;
import informers.workqueue.WorkQueues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ControllerMetricsTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final ControllerMetrics metrics = new ControllerMetrics(registry);

    @Test
    @DisplayName(
            "C107 an informer: its queue, its latency and the version of its store, with name and resource as tags")
    void informers() {
        SeededRuns.run(concurrency -> {
            var server = new FakeControllerSource<>(Pod.TYPE, concurrency);
            server.add("a", "Running");
            try (InformerName name = metrics.informerName("shop");
                    var informer = new SharedIndexInformer<>(InformerOptions.of(server, Pod.TYPE)
                            .withConcurrency(concurrency)
                            .withInformerName(name))) {
                metrics.reflector("shop", Pod.TYPE.resource(), informer::reflectorStats);
                informer.start();
                SeededRuns.settle(concurrency);
                server.add("b", "Running");
                SeededRuns.settle(concurrency);
                String[] tags = {"name", "shop", "group", "", "version", "v1", "resource", "pods"};
                assertThat(registry.get("informer.processing.latency")
                                .tags(tags)
                                .timer()
                                .count())
                        .isEqualTo(2);
                assertThat(registry.get("informer.store.resource.version")
                                .tags(tags)
                                .gauge()
                                .value())
                        .isEqualTo(Long.parseLong(informer.lastSyncResourceVersion()))
                        .isPositive();
                assertThat(registry.get("informer.queued.items")
                                .tags(tags)
                                .gauge()
                                .value())
                        .isZero();
                assertThat(registry.get("reflector.lists")
                                .tags(tags)
                                .functionCounter()
                                .count())
                        .isEqualTo(1);
                assertThat(registry.get("reflector.staleness")
                                .tags(tags)
                                .timeGauge()
                                .value(TimeUnit.SECONDS))
                        .isZero();
            }
        });
    }

    @Test
    @DisplayName("C108 a work queue: depth, adds, retries, durations and the work in progress")
    void queue() {
        SeededRuns.run(concurrency -> {
            QueueMetrics of = metrics.queue("widgets");
            RateLimitingQueue<String> queue = WorkQueues.newRateLimitingQueue(
                    "widgets",
                    WorkQueues.newQueue("widgets", of, concurrency),
                    RateLimiters.defaultController(concurrency),
                    of,
                    concurrency);
            queue.add("a");
            queue.add("b");
            queue.add("a");
            assertThat(gauge("workqueue.depth")).isEqualTo(2);
            concurrency.sleep(Duration.ofSeconds(3));
            String key = queue.get().orElseThrow();
            concurrency.sleep(Duration.ofSeconds(2));
            assertThat(gauge("workqueue.depth")).isEqualTo(1);
            assertThat(registry.get("workqueue.unfinished.work").timeGauge().value(TimeUnit.SECONDS))
                    .isBetween(1.4, 2.1);
            assertThat(registry.get("workqueue.longest.running.processor")
                            .timeGauge()
                            .value(TimeUnit.SECONDS))
                    .isBetween(1.4, 2.1);
            queue.done(key);
            queue.addRateLimited(key);
            queue.shutDown();
            concurrency.sleep(Duration.ofSeconds(1));
            assertThat(registry.get("workqueue.adds").counter().count()).isGreaterThanOrEqualTo(2);
            assertThat(registry.get("workqueue.retries").counter().count()).isEqualTo(1);
            assertThat(registry.get("workqueue.queue.duration").timer().totalTime(TimeUnit.SECONDS))
                    .isBetween(3.0, 3.1);
            assertThat(registry.get("workqueue.work.duration").timer().totalTime(TimeUnit.SECONDS))
                    .isBetween(2.0, 2.1);
        });
    }

    private double gauge(String name) {
        return registry.get(name).tags("name", "widgets").gauge().value();
    }

    @Test
    @DisplayName("C108 the second metrics of a name write the same meters")
    void sameName() {
        metrics.queue("widgets").depth(1);
        metrics.queue("widgets").depth(5);
        assertThat(gauge("workqueue.depth")).isEqualTo(5);
    }

    @Test
    @DisplayName("C108 whether this process leads")
    void leaderElection() {
        AtomicBoolean leads = new AtomicBoolean();
        metrics.leaderElection("widgets", leads::get);
        assertThat(gauge("leader.election.master.status")).isZero();
        leads.set(true);
        assertThat(gauge("leader.election.master.status")).isEqualTo(1);
    }

    // README
    static SharedIndexInformer<Pod> watched(ListerWatcher<Pod> pods, MeterRegistry registry) {
        ControllerMetrics metrics = new ControllerMetrics(registry);
        var informer = new SharedIndexInformer<>(
                InformerOptions.of(pods, Pod.TYPE).withInformerName(metrics.informerName("pod-watcher")));
        metrics.reflector("pod-watcher", Pod.TYPE.resource(), informer::reflectorStats);
        return informer;
    }
    // end

    @Test
    void theReadmeNamesEveryMeterAndHasTheExample() throws IOException {
        metrics.queue("widgets");
        metrics.leaderElection("widgets", () -> true);
        try (InformerName name = metrics.informerName("readme")) {
            metrics.reflector("readme", Pod.TYPE.resource(), () -> null);
        }
        SeededRuns.run(concurrency -> watched(new FakeControllerSource<>(Pod.TYPE, concurrency), registry));
        String source = Files.readString(Path.of("src/test/java/informers/micrometer/ControllerMetricsTest.java"));
        String example = source.substring(source.indexOf("// README\n") + 10, source.indexOf("    // end"));
        String readme = Files.readString(Path.of("README.md"));
        assertThat(readme).contains(example.stripTrailing().stripIndent());
        List<String> names = Stream.concat(
                        registry.getMeters().stream().map(meter -> meter.getId().getName()),
                        Stream.of(
                                "informer.queued.items",
                                "informer.processing.latency",
                                "informer.store.resource.version"))
                .toList();
        assertThat(names)
                .hasSizeGreaterThan(15)
                .allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
    }
}
