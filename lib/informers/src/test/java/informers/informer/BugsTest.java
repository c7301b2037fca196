package informers.informer;

import static informers.testkit.SeededRuns.settle;
import static org.assertj.core.api.Assertions.assertThat;

import informers.api.Pod;
import informers.testkit.FakeControllerSource;
import informers.testkit.RecordingHandler;
import informers.testkit.SeededRuns;
import informers.testkit.SeededScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Bugs that users of other clients met, tested with a shared informer. The numbers are those of CONFORMANCE.md. */
class BugsTest {
    private static SharedIndexInformer<Pod> informer(FakeControllerSource<Pod> source, SeededScheduler concurrency) {
        return new SharedIndexInformer<>(InformerOptions.of(source, Pod.TYPE).withConcurrency(concurrency));
    }

    @Test
    @DisplayName("Bug 4: intermediate states may be skipped, the last one is delivered: be level-triggered")
    void levelNotEdge() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Pending");
            RecordingHandler<Pod> calls = new RecordingHandler<>();
            try (var informer = informer(source, concurrency)) {
                informer.addEventHandler(calls);
                informer.start();
                settle(concurrency);
                source.whileDisconnected(() -> {
                    source.modify("a", "Running");
                    source.modify("a", "Succeeded");
                });
                concurrency.sleep(Duration.ofSeconds(5));
                assertThat(calls.notifications()).containsExactly("add a@1 initial", "update a@1->3");
                assertThat(informer.store().getByKey("default/a").orElseThrow().phase())
                        .isEqualTo("Succeeded");
            }
        });
    }

    @Test
    @DisplayName("Bug 5: deleted and created again while no watch was open: one update, with another UID")
    void recreatedWhileAway() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            List<String> uids = new ArrayList<>();
            RecordingHandler<Pod> calls = new RecordingHandler<>() {
                @Override
                public void onUpdate(Pod before, Pod now) {
                    uids.add(before.metadata().uid() + " -> " + now.metadata().uid());
                    super.onUpdate(before, now);
                }
            };
            try (var informer = informer(source, concurrency)) {
                informer.addEventHandler(calls);
                informer.start();
                settle(concurrency);
                source.whileDisconnected(() -> {
                    source.delete("a");
                    source.add("a", "Pending");
                });
                concurrency.sleep(Duration.ofSeconds(5));
                assertThat(calls.notifications()).containsExactly("add a@1 initial", "update a@1->3");
                assertThat(uids).containsExactly("uid-a-1 -> uid-a-3");
            }
        });
    }

    @Test
    @DisplayName("Bug 21: an informer has two threads, and one for each handler")
    void threads() {
        String steps = SeededScheduler.run(1, true, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            try (var informer = informer(source, concurrency)) {
                informer.addEventHandler(new RecordingHandler<>());
                informer.addEventHandler(new RecordingHandler<>());
                informer.start();
                concurrency.sleep(Duration.ofHours(2)); // many watches, one after the other
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        List<String> started = steps.lines()
                .filter(step -> step.contains(" spawn "))
                .map(step -> step.substring(step.indexOf(" spawn ") + 7))
                .filter(name ->
                        !name.endsWith("-initial-events")) // a short-lived one, while the first list is streamed
                .toList();
        assertThat(started)
                .containsExactlyInAnyOrder(
                        "handler RecordingHandler",
                        "handler RecordingHandler",
                        "reflector v1/pods",
                        "informer v1/pods");
    }

    @Test
    @DisplayName("Bug 30: a transform drops what the program does not read, before the cache")
    void transformDropsFields() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            Pod whole = source.add("a", "Running");
            var options = InformerOptions.of(source, Pod.TYPE)
                    .withConcurrency(concurrency)
                    .withTransform(pod -> pod.edit().remove("status").build(Pod.TYPE));
            try (var informer = new SharedIndexInformer<>(options)) {
                informer.start();
                settle(concurrency);
                assertThat(informer.store().list()).singleElement().satisfies(kept -> {
                    assertThat(kept.key()).isEqualTo(whole.key());
                    assertThat(kept.jsonSize()).isLessThan(whole.jsonSize());
                });
            }
        });
    }

    @Test
    @DisplayName("Bug 32: read-your-writes: the store's resourceVersion shows whether it has reached a write")
    void readYourWrites() {
        SeededRuns.run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Pending");
            try (var informer = informer(source, concurrency)) {
                informer.start();
                settle(concurrency);
                String written = source.modify("a", "Running").resourceVersion();
                settle(concurrency);
                assertThat(Long.parseLong(informer.store().lastStoreSyncResourceVersion()))
                        .isGreaterThanOrEqualTo(Long.parseLong(written));
                assertThat(informer.store().getByKey("default/a").orElseThrow().phase())
                        .isEqualTo("Running");
            }
        });
    }
}
