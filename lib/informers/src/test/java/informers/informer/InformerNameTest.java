package informers.informer;

import static informers.testkit.SeededRuns.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.ConfigMap;
import informers.api.Pod;
import informers.informer.InformerName.Identity;
import informers.informer.InformerName.Metrics;
import informers.logs.CapturedLogs;
import informers.testkit.FakeControllerSource;
import informers.testkit.SeededRuns;
import informers.testkit.SeededScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** client-go: tools/cache/identity_test.go. */
class InformerNameTest {
    @Test
    @DisplayName("C77 TestNewInformerName: first, duplicate, empty, different, released")
    void newInformerName() {
        try (InformerName first = InformerName.of("name-test")) {
            assertThat(first).hasToString("name-test");
            assertThatThrownBy(() -> InformerName.of("name-test"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"name-test\"");
            assertThatThrownBy(() -> InformerName.of("")).isInstanceOf(IllegalArgumentException.class);
            InformerName.of("name-test-2").close();
            first.close();
            try (InformerName second = InformerName.of("name-test")) {
                first.close(); // again: does not free the name of its new owner, unlike client-go
                assertThatThrownBy(() -> InformerName.of("name-test")).isInstanceOf(IllegalArgumentException.class);
                assertThat(second.withResource(Pod.TYPE.resource()).isReserved())
                        .isTrue();
            }
        }
    }

    @Test
    @DisplayName("C77 TestWithResource, TestRelease: a resource is reserved once, until the name is closed")
    void withResource() {
        InformerName name = InformerName.of("resource-test");
        Identity first = name.withResource(Pod.TYPE.resource());
        assertThat(first.isReserved()).isTrue();
        assertThat(first).hasToString("resource-test v1/pods");
        assertThat(name.withResource(Pod.TYPE.resource()).isReserved()).isFalse();
        assertThat(name.withResource(ConfigMap.TYPE.resource()).isReserved()).isTrue();
        name.close();
        assertThat(first.isReserved()).isFalse();
        assertThat(name.withResource(Pod.TYPE.resource()).isReserved()).isFalse();
    }

    @Test
    @DisplayName("C78 the informer's threads, logs and metrics have the name; a second informer of it gets no metrics")
    void logsAndMetrics() {
        List<String> received = new ArrayList<>();
        String steps = SeededScheduler.run(1, true, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            try (InformerName name = InformerName.of("shop", identity -> metrics(identity, received))) {
                var options = InformerOptions.of(source, Pod.TYPE)
                        .withConcurrency(concurrency)
                        .withInformerName(name);
                source.add("a", "Running");
                try (var informer = new SharedIndexInformer<>(options);
                        var second = new SharedIndexInformer<>(options)) {
                    informer.start();
                    settle(concurrency);
                    second.start();
                    settle(concurrency);
                    source.add("b", "Running");
                    settle(concurrency);
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(steps).contains("spawn reflector shop v1/pods").contains("spawn informer shop v1/pods");
        assertThat(received).containsExactly("shop v1/pods 0 queued @1", "shop v1/pods 0 queued @2");
    }

    private static Metrics metrics(Identity identity, List<String> received) {
        return (latency, queued, version) -> {
            assertThat(latency).isBetween(Duration.ZERO, Duration.ofSeconds(1));
            received.add(identity + " " + queued + " queued @" + version);
        };
    }

    @Test
    @DisplayName("C78 metrics that throw lose their values, and nothing else; a version is cut to its lowest 15 digits")
    void oddMetrics() {
        SeededRuns.run(concurrency -> {
            List<Long> versions = new ArrayList<>();
            try (InformerName name = InformerName.of("odd", identity -> (latency, queued, version) -> {
                versions.add(version);
                throw new IllegalStateException("odd");
            })) {
                MeasuredProcessing measured = new MeasuredProcessing(
                        name,
                        name.withResource(Pod.TYPE.resource()),
                        () -> 3,
                        () -> versions.isEmpty() ? "12345678901234567" : "x",
                        concurrency);
                for (int i = 0; i < 2; i++) {
                    measured.run(() -> {});
                    measured.report();
                }
                assertThat(versions).containsExactly(345678901234567L, 0L);
                name.close();
                measured.report();
                assertThat(versions).hasSize(2);
            }
        });
    }

    @Test
    @DisplayName("a second informer of a name is logged, and so are metrics that throw")
    void logged() {
        SeededRuns.run(concurrency -> {
            try (InformerName name = InformerName.of("log", identity -> (latency, queued, version) -> {
                throw new IllegalStateException("odd");
            })) {
                for (int i = 0; i < 2; i++) {
                    new MeasuredProcessing(name, name.withResource(Pod.TYPE.resource()), () -> 0, () -> "", concurrency)
                            .report();
                }
            }
        });
        assertThat(CapturedLogs.lines())
                .anyMatch(line -> line.contains("log v1/pods: another informer has this name"))
                .anyMatch(line -> line.contains("log v1/pods: the metrics threw"));
    }
}
