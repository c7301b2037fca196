package informers.informer;

import static informers.testkit.SeededRuns.settle;
import static informers.testkit.TestObjects.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.Pod;
import informers.store.Indexer;
import informers.testkit.FakeControllerSource;
import informers.testkit.ScriptedListerWatcher;
import informers.testkit.ScriptedWatch;
import informers.testkit.SeededRuns;
import informers.testkit.SeededScheduler;
import informers.testkit.ServerErrors;
import informers.watch.EventType;
import informers.watch.WatchEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** client-go: tools/watch/until_test.go and informerwatcher_test.go. */
class UntilTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private interface Scenario {
        void run(SeededScheduler concurrency) throws TimeoutException, InterruptedException;
    }

    private static void run(int seeds, Scenario scenario) {
        SeededRuns.run(seeds, concurrency -> {
            try {
                scenario.run(concurrency);
            } catch (TimeoutException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static Predicate<WatchEvent<Pod>> is(EventType type) {
        return event -> event.type() == type;
    }

    @Test
    @DisplayName(
            "C81 TestUntil, TestUntilMultipleConditions: one condition after the other, each first on the last event")
    void until() {
        run(20, concurrency -> {
            ScriptedWatch<Pod> watch = new ScriptedWatch<>(concurrency);
            watch.added(pod("a", 1)).modified(pod("a", 2)).modified(pod("a", 3));
            List<Predicate<WatchEvent<Pod>>> conditions = List.of(
                    is(EventType.ADDED),
                    is(EventType.MODIFIED),
                    event -> event.resourceVersion().equals("2"));
            assertThat(Until.withoutRetry(watch, conditions, MINUTE, concurrency))
                    .map(WatchEvent::resourceVersion)
                    .contains("2");
            assertThat(watch.isClosed()).isTrue();
            assertThat(Until.withoutRetry(new ScriptedWatch<Pod>(concurrency), List.of(), MINUTE, concurrency))
                    .isEmpty();
        });
    }

    @Test
    @DisplayName("C81 TestUntilMultipleConditionsFail: a watch that ends before is an error")
    void untilFails() {
        run(20, concurrency -> {
            ScriptedWatch<Pod> watch =
                    new ScriptedWatch<Pod>(concurrency).added(pod("a", 1)).end();
            assertThatThrownBy(() -> Until.withoutRetry(
                            watch, List.of(is(EventType.ADDED), is(EventType.DELETED)), MINUTE, concurrency))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the last event was");
        });
    }

    @Test
    @DisplayName("C81 TestUntilTimeout: ends when the time is over, without a thread left")
    void untilTimeout() {
        run(20, concurrency -> {
            ScriptedWatch<Pod> watch = new ScriptedWatch<Pod>(concurrency).added(pod("a", 1));
            assertThatThrownBy(() -> Until.withoutRetry(watch, List.of(is(EventType.DELETED)), MINUTE, concurrency))
                    .isInstanceOf(TimeoutException.class);
            assertThat(Duration.ofNanos(concurrency.nanoTime())).isEqualTo(MINUTE);
            assertThat(watch.isClosed()).isTrue();
        });
    }

    @Test
    @DisplayName("C81 TestUntilErrorCondition: what a condition throws is thrown")
    void untilErrorCondition() {
        run(20, concurrency -> {
            ScriptedWatch<Pod> watch = new ScriptedWatch<Pod>(concurrency).added(pod("a", 1));
            Predicate<WatchEvent<Pod>> throwing = event -> {
                throw new UnsupportedOperationException("something went wrong");
            };
            assertThatThrownBy(() -> Until.withoutRetry(watch, List.of(throwing), MINUTE, concurrency))
                    .hasMessage("something went wrong");
            assertThat(watch.isClosed()).isTrue();
        });
    }

    @Test
    @DisplayName("C81 Until goes on across the end of a watch, and fails after a 410")
    void untilAcrossWatches() {
        run(20, concurrency -> {
            ScriptedListerWatcher<Pod> source = new ScriptedListerWatcher<>(concurrency);
            source.watch().added(pod("a", 2)).end();
            source.watch().deleted(pod("a", 3));
            assertThat(Until.until("1", source, List.of(is(EventType.DELETED)), MINUTE, concurrency))
                    .map(WatchEvent::resourceVersion)
                    .contains("3");
            ScriptedListerWatcher<Pod> gone = new ScriptedListerWatcher<>(concurrency);
            gone.watch().error(ServerErrors.expired());
            assertThatThrownBy(() -> Until.until("1", gone, List.of(is(EventType.DELETED)), MINUTE, concurrency))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("410");
        });
    }

    private static InformerOptions<Pod> options(FakeControllerSource<Pod> source, SeededScheduler concurrency) {
        return InformerOptions.of(source, Pod.TYPE).withConcurrency(concurrency);
    }

    @Test
    @DisplayName("C82 TestUntilWithSync: doesn't wait for sync with no precondition")
    void noPrecondition() {
        run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            assertThat(Until.withSync(options(source, concurrency), null, List.of(is(EventType.ADDED)), MINUTE))
                    .map(WatchEvent::resourceVersion)
                    .contains("1");
            source.modify("a", "Failed");
        });
    }

    @Test
    @DisplayName("C82 TestUntilWithSync: waits with a precondition as long as it can't sync")
    void cannotSync() {
        run(20, concurrency -> {
            ScriptedListerWatcher<Pod> hangs = new ScriptedListerWatcher<>(concurrency);
            hangs.watchHangs();
            Predicate<Indexer<Pod>> never = store -> {
                throw new AssertionError("called before the sync");
            };
            var options = InformerOptions.of(hangs, Pod.TYPE).withConcurrency(concurrency);
            assertThatThrownBy(() -> Until.withSync(options, never, List.of(is(EventType.ADDED)), MINUTE))
                    .isInstanceOf(TimeoutException.class)
                    .hasMessageContaining("to sync");
            assertThat(hangs.isScopeClosed()).isTrue();
        });
    }

    @Test
    @DisplayName("C82 TestUntilWithSync: the precondition can stop it, or let it go on")
    void precondition() {
        run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            Predicate<Indexer<Pod>> hasOne = store -> store.list().size() == 1;
            assertThat(Until.withSync(options(source, concurrency), hasOne, List.of(is(EventType.DELETED)), MINUTE))
                    .isEmpty();
            concurrency.spawn("writer", () -> {
                try {
                    concurrency.sleep(Duration.ofSeconds(10));
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                source.delete("a");
            });
            assertThat(Until.withSync(
                            options(source, concurrency), hasOne.negate(), List.of(is(EventType.DELETED)), MINUTE))
                    .map(event -> event.object().name())
                    .contains("a");
        });
    }

    @Test
    @DisplayName("C82 TestNewInformerWatcher, TestEventProcessorOrdersEvents: all notifications, in order")
    void informerWatch() {
        run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            try (InformerWatch<Pod> watch =
                    new InformerWatch<>(options(source, concurrency).withResyncPeriod(MINUTE))) {
                settle(concurrency);
                source.modify("a", "Failed");
                source.delete("a");
                source.add("b", "Running");
                concurrency.sleep(Duration.ofMinutes(3)); // no resync
                source.delete("b");
                List<String> all = new ArrayList<>();
                while (!all.contains("DELETED b")) {
                    WatchEvent<Pod> event = watch.next().orElseThrow();
                    all.add(event.type() + " " + event.object().name());
                }
                assertThat(all).containsExactly("ADDED a", "MODIFIED a", "DELETED a", "ADDED b", "DELETED b");
            }
        });
    }

    @Test
    @DisplayName(
            "C82 TestInformerWatcherDeletedFinalStateUnknown: a missed deletion is DELETED with the last known state")
    void missedDeletion() {
        run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            try (InformerWatch<Pod> watch = new InformerWatch<>(options(source, concurrency))) {
                assertThat(watch.next()).isPresent();
                source.whileDisconnected(() -> source.delete("a"));
                WatchEvent<Pod> event = watch.next().orElseThrow();
                assertThat(event.type()).isEqualTo(EventType.DELETED);
                assertThat(event.object().phase()).isEqualTo("Running");
            }
        });
    }

    @Test
    @DisplayName("C82 TestEventProcessorExit: closing ends a reader that waits")
    void exit() {
        run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            InformerWatch<Pod> watch = new InformerWatch<>(options(source, concurrency));
            List<Optional<WatchEvent<Pod>>> read = new ArrayList<>();
            var reader = concurrency.spawn("reader", () -> read.add(watch.next()));
            settle(concurrency);
            watch.close();
            reader.join();
            assertThat(read).containsExactly(Optional.empty());
        });
    }
}
