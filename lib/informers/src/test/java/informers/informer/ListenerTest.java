package informers.informer;

import static informers.testkit.SeededRuns.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.Pod;
import informers.handler.ResourceEventHandlerFuncs;
import informers.testkit.FakeControllerSource;
import informers.testkit.RecordingHandler;
import informers.testkit.SeededRuns;
import informers.testkit.SeededScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The backlog of a handler: whom a slow handler delays, and how a program can observe it. */
class ListenerTest {

    /** Takes a second for each call. */
    private static final class Slow extends RecordingHandler<Pod> {
        private final SeededScheduler concurrency;

        Slow(SeededScheduler concurrency) {
            this.concurrency = concurrency;
        }

        @Override
        public void onAdd(Pod pod, boolean isInInitialList) {
            try {
                concurrency.sleep(Duration.ofSeconds(1));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            super.onAdd(pod, isInInitialList);
        }
    }

    private static SharedIndexInformer<Pod> informer(FakeControllerSource<Pod> source, SeededScheduler concurrency) {
        return new SharedIndexInformer<>(InformerOptions.of(source, Pod.TYPE).withConcurrency(concurrency));
    }

    @Test
    @DisplayName("Bug 18 and Bug 19: a slow handler does not delay others, and its backlog is visible")
    void slowHandler() {
        SeededRuns.run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            RecordingHandler<Pod> quick = new RecordingHandler<>();
            Slow slow = new Slow(concurrency);
            try (var informer = informer(source, concurrency)) {
                HandlerRegistration slowly = informer.addEventHandler(slow);
                informer.addEventHandler(quick);
                informer.start();
                for (int i = 0; i < 100; i++) {
                    source.add("p" + i, "Running");
                }
                settle(concurrency);
                assertThat(quick.notifications()).hasSize(100);
                assertThat(slow.notifications()).isEmpty();
                assertThat(slowly.backlog()).as("all but the one in progress").isEqualTo(99);
                concurrency.sleep(Duration.ofSeconds(101));
                assertThat(slow.notifications()).isEqualTo(quick.notifications());
                assertThat(slowly.backlog()).isZero();
            }
        });
    }

    @Test
    @DisplayName("a handler that is removed receives no more of its backlog, and has none")
    void removedWithABacklog() {
        SeededRuns.run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            Slow slow = new Slow(concurrency);
            try (var informer = informer(source, concurrency)) {
                HandlerRegistration slowly = informer.addEventHandler(slow);
                informer.start();
                for (int i = 0; i < 10; i++) {
                    source.add("p" + i, "Running");
                }
                settle(concurrency);
                assertThat(slowly.backlog()).isEqualTo(9);
                informer.removeEventHandler(slowly);
                assertThat(slowly.backlog()).isZero();
                concurrency.sleep(Duration.ofSeconds(20));
                assertThat(slow.notifications()).as("the call in progress").hasSize(1);
            }
        });
    }

    @Test
    @DisplayName("Bug 20: a bounded backlog stays bounded, the informer waits, and nothing is lost")
    void boundedBacklog() {
        SeededRuns.run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            Slow slow = new Slow(concurrency);
            RecordingHandler<Pod> quick = new RecordingHandler<>();
            try (var informer = informer(source, concurrency)) {
                HandlerRegistration bounded = informer.addEventHandler(slow, HandlerOptions.DEFAULT.withMaxBacklog(5));
                informer.addEventHandler(quick);
                informer.start();
                settle(concurrency);
                for (int i = 0; i < 50; i++) {
                    source.add("p" + i, "Running");
                }
                for (int second = 0; second < 50; second++) {
                    concurrency.sleep(Duration.ofSeconds(1));
                    assertThat(bounded.backlog()).isLessThanOrEqualTo(5);
                    assertThat(quick.notifications())
                            .hasSizeLessThanOrEqualTo(slow.notifications().size() + 8);
                }
                concurrency.sleep(Duration.ofSeconds(5));
                assertThat(slow.notifications()).hasSize(50).isEqualTo(quick.notifications());
            }
        });
    }

    @Test
    @DisplayName("the initial list of a bounded handler may exceed the bound")
    void theInitialContentIsNotBounded() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            for (int i = 0; i < 20; i++) {
                source.add("p" + i, "Running");
            }
            Slow slow = new Slow(concurrency);
            try (var informer = informer(source, concurrency)) {
                informer.start();
                settle(concurrency);
                HandlerRegistration late = informer.addEventHandler(slow, HandlerOptions.DEFAULT.withMaxBacklog(2));
                assertThat(late.awaitSynced(Duration.ofMinutes(1))).isTrue();
                assertThat(slow.notifications()).hasSize(20);
            }
        });
    }

    @Test
    @DisplayName("closing also ends an informer that waits for a bounded handler")
    void closeWhileFull() {
        SeededRuns.run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            Slow slow = new Slow(concurrency);
            var informer = informer(source, concurrency);
            informer.addEventHandler(slow, HandlerOptions.DEFAULT.withMaxBacklog(1));
            informer.start();
            settle(concurrency);
            for (int i = 0; i < 50; i++) {
                source.add("p" + i, "Running");
            }
            settle(concurrency);
            informer.close();
            assertThat(slow.notifications())
                    .as("the call in progress is the last one, more or less")
                    .hasSizeLessThan(10);
        });
    }

    @Test
    @DisplayName("close() in a handler would wait for itself: an error names stop()")
    void closeInAHandler() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            List<String> said = new ArrayList<>();
            var informer = informer(source, concurrency);
            informer.addEventHandler(new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> {
                try {
                    informer.close();
                } catch (IllegalStateException e) {
                    said.add(e.getMessage());
                }
            }));
            informer.start();
            settle(concurrency);
            assertThat(said).singleElement().asString().contains("stop()");
            assertThat(informer.isStopped())
                    .as("stop() was called, and it has stopped")
                    .isTrue();
            informer.close();
        });
    }

    @Test
    @DisplayName("invalid options are refused")
    void badOptions() {
        assertThatThrownBy(() -> HandlerOptions.DEFAULT.withMaxBacklog(-1)).hasMessageContaining("backlog of 0 (any)");
        assertThatThrownBy(() -> HandlerOptions.DEFAULT.withResyncPeriod(Duration.ofSeconds(-1)))
                .hasMessageContaining("resync period of zero (never)");
    }
}
