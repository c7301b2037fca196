package informers.usercode;

import static informers.testkit.SeededRuns.settle;
import static org.assertj.core.api.Assertions.assertThat;

import informers.api.Pod;
import informers.api.TransformFunc;
import informers.informer.SharedIndexInformer;
import informers.reflector.ReflectorMonitor;
import informers.testkit.FakeControllerSource;
import informers.testkit.RecordingHandler;
import informers.testkit.SeededRuns;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A transform that fails on one pod: a list is refused as a whole, a change is lost until the next list. */
class TransformFailsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    @DisplayName("on the first list, listed or streamed: not synced, the reason names the object, and it is retried")
    void onTheFirstList() {
        for (boolean streamed : List.of(true, false)) {
            for (TransformFunc<Pod> transform : Bad.transforms()) {
                SeededRuns.run(concurrency -> {
                    FakeControllerSource<Pod> source = Bad.source(concurrency, "a", "bad");
                    List<String> heard = new CopyOnWriteArrayList<>();
                    var options = Bad.options(source, concurrency)
                            .withTransform(transform)
                            .withReflector(r -> r.withUseWatchList(streamed).withMonitor(new ReflectorMonitor() {
                                @Override
                                public void requestFailed(RuntimeException error) {
                                    heard.add(error.getMessage());
                                }
                            }));
                    try (var informer = new SharedIndexInformer<>(options)) {
                        informer.start();
                        assertThat(informer.awaitSynced(SOON)).isFalse();
                        assertThat(informer.isStopped()).isFalse();
                        assertThat(informer.reflectorStats().storeErrors()).isPositive();
                        assertThat(heard)
                                .isNotEmpty()
                                .allSatisfy(why -> assertThat(why)
                                        .contains("the store refused the list", "transform", "Pod default/bad@2"));
                        source.delete("bad");
                        assertThat(informer.awaitSynced(Duration.ofMinutes(2))).isTrue();
                        assertThat(informer.store().listKeys()).containsExactly("default/a");
                    }
                });
            }
        }
    }

    @Test
    @DisplayName("on an event: that change is counted and lost until the next list, all others are stored")
    void onAnEvent() {
        for (TransformFunc<Pod> transform : Bad.transforms()) {
            SeededRuns.run(concurrency -> {
                FakeControllerSource<Pod> source = Bad.source(concurrency, "a");
                RecordingHandler<Pod> calls = new RecordingHandler<>();
                try (var informer = new SharedIndexInformer<>(
                        Bad.options(source, concurrency).withTransform(transform))) {
                    informer.addEventHandler(calls);
                    informer.start();
                    settle(concurrency);
                    source.add("bad", "Running");
                    source.add("c", "Running");
                    settle(concurrency);
                    assertThat(informer.store().listKeys()).containsExactlyInAnyOrder("default/a", "default/c");
                    assertThat(informer.reflectorStats().storeErrors()).isEqualTo(1);
                    assertThat(calls.versions()).hasSize(2);
                }
            });
        }
    }

    @Test
    @DisplayName("on a deletion: the object is deleted all the same, with its key alone")
    void onADeletion() {
        SeededRuns.run(5, concurrency -> {
            AtomicBoolean broken = new AtomicBoolean();
            FakeControllerSource<Pod> source = Bad.source(concurrency, "a", "b");
            RecordingHandler<Pod> calls = new RecordingHandler<>();
            var options = Bad.options(source, concurrency).withTransform(pod -> {
                if (broken.get()) {
                    throw new IllegalStateException("no owner");
                }
                return pod;
            });
            try (var informer = new SharedIndexInformer<>(options)) {
                informer.addEventHandler(calls);
                informer.start();
                settle(concurrency);
                broken.set(true);
                source.delete("a");
                settle(concurrency);
                assertThat(informer.store().listKeys()).containsExactly("default/b");
                assertThat(informer.reflectorStats().storeErrors()).isEqualTo(1);
                assertThat(calls.notifications()).last().isEqualTo("delete default/a missed");
            }
        });
    }

    @Test
    @DisplayName("on a relist: the store keeps its content, the list is repeated until it succeeds")
    void onARelist() {
        SeededRuns.run(5, concurrency -> {
            FakeControllerSource<Pod> source = Bad.source(concurrency, "a", "b");
            RecordingHandler<Pod> calls = new RecordingHandler<>();
            var options = Bad.options(source, concurrency)
                    .withTransform(Bad.transforms().get(0));
            try (var informer = new SharedIndexInformer<>(options)) {
                informer.addEventHandler(calls);
                informer.start();
                settle(concurrency);
                source.whileDisconnected(() -> {
                    source.delete("a");
                    source.add("bad", "Running");
                });
                concurrency.sleep(SOON);
                assertThat(informer.store().listKeys()).containsExactlyInAnyOrder("default/a", "default/b");
                assertThat(informer.reflectorStats().storeErrors()).isPositive();
                source.delete("bad");
                concurrency.sleep(Duration.ofMinutes(2));
                assertThat(informer.store().listKeys()).containsExactly("default/b");
                assertThat(calls.versions()).containsOnlyKeys("default/b");
            }
        });
    }
}
