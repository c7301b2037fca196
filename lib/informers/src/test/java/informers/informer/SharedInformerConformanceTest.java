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
import informers.util.Concurrency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The shared informer, on virtual time. The numbers are those of the conformance list. */
class SharedInformerConformanceTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private static InformerOptions<Pod> options(FakeControllerSource<Pod> source, SeededScheduler concurrency) {
        return InformerOptions.of(source, Pod.TYPE).withConcurrency(concurrency);
    }

    private static SharedIndexInformer<Pod> informer(FakeControllerSource<Pod> source, SeededScheduler concurrency) {
        return new SharedIndexInformer<>(options(source, concurrency));
    }

    private static SharedIndexInformer<Pod> informer(
            FakeControllerSource<Pod> source, SeededScheduler concurrency, Duration resync) {
        return new SharedIndexInformer<>(options(source, concurrency).withResyncPeriod(resync));
    }

    private static HandlerOptions every(Duration period) {
        return HandlerOptions.DEFAULT.withResyncPeriod(period);
    }

    private static Map<String, String> stored(SharedIndexInformer<Pod> informer) {
        Map<String, String> stored = new TreeMap<>();
        informer.indexer().list().forEach(pod -> stored.put(pod.key(), pod.resourceVersion()));
        return stored;
    }

    @Test
    @DisplayName("C54 TestTransformingInformerRace: each object is transformed once, however often it is resynced")
    void transformedOnce() {
        SeededRuns.run(5, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Pending");
            Map<String, Integer> transformed = new HashMap<>();
            var options = options(source, concurrency).withTransform(pod -> {
                transformed.merge(pod.toString(), 1, Integer::sum);
                return pod.edit().label("transformed", "yes").build(Pod.TYPE);
            });
            try (var informer = new SharedIndexInformer<>(options.withResyncPeriod(Duration.ofMillis(5)))) {
                informer.addEventHandler(new RecordingHandler<>());
                informer.start();
                for (int i = 0; i < 20; i++) {
                    concurrency.sleep(Duration.ofMillis(700));
                    source.modify("a", "Running " + i);
                    assertThat(informer.indexer().list())
                            .allSatisfy(pod -> assertThat(pod.labels()).containsEntry("transformed", "yes"));
                }
                settle(concurrency);
            }
            assertThat(transformed)
                    .hasSize(21)
                    .allSatisfy((pod, times) -> assertThat(times).isEqualTo(1));
        });
    }

    @Test
    @DisplayName("Trap 11: the transform runs before the queue, not for tombstones and not at a resync")
    void neverTransformedAgain() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            source.add("b", "Running");
            List<String> transformed = new ArrayList<>();
            var options = options(source, concurrency)
                    .withResyncPeriod(Duration.ofSeconds(1))
                    .withTransform(pod -> {
                        transformed.add(pod.toString());
                        return pod;
                    });
            try (var informer = new SharedIndexInformer<>(options)) {
                RecordingHandler<Pod> calls = new RecordingHandler<>();
                informer.addEventHandler(calls);
                informer.start();
                concurrency.sleep(Duration.ofMillis(5500));
                source.whileDisconnected(() -> source.delete("a"));
                concurrency.sleep(Duration.ofSeconds(10));
                assertThat(calls.notifications())
                        .as("five resyncs, and a tombstone for a")
                        .contains("update b@2->2", "delete default/a missed");
            }
            assertThat(transformed).containsExactly("Pod default/a@1", "Pod default/b@2", "Pod default/b@2");
        });
    }

    @Test
    @DisplayName(
            "C55 TestHammerController: random changes, late handlers and removals: no leak, and no illegal notification")
    void hammer() {
        SeededRuns.run(10, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            List<RecordingHandler<Pod>> kept = new ArrayList<>();
            try (var informer = informer(source, concurrency)) {
                informer.start();
                List<Concurrency.Task> tasks = new ArrayList<>();
                for (int t = 0; t < 3; t++) {
                    String prefix = "t" + t + "-";
                    tasks.add(concurrency.spawn("changes " + t, () -> change(source, concurrency, prefix)));
                }
                for (int t = 0; t < 2; t++) {
                    RecordingHandler<Pod> stays = new RecordingHandler<>();
                    kept.add(stays);
                    tasks.add(concurrency.spawn("handlers " + t, () -> {
                        var goes = informer.addEventHandler(new RecordingHandler<>());
                        informer.addEventHandler(stays);
                        informer.removeEventHandler(goes);
                    }));
                }
                for (Concurrency.Task task : tasks) {
                    task.join();
                }
                settle(concurrency);
                assertThat(kept).allSatisfy(calls -> {
                    assertThat(calls.contradictions()).isEmpty();
                    assertThat(calls.versions()).isEqualTo(stored(informer)).isNotEmpty();
                });
            }
        });
    }

    private static void change(FakeControllerSource<Pod> source, SeededScheduler concurrency, String prefix) {
        for (int i = 0; i < 6; i++) {
            String name = prefix + (int) (concurrency.random() * 3);
            source.add(name, "Pending");
            source.modify(name, "Running");
            if (i < 4) {
                source.delete(name);
            }
        }
    }

    @Test
    @DisplayName("C56 TestListenerResyncPeriods: each handler is resynced in its own period")
    void listenerResyncPeriods() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            RecordingHandler<Pod> never = new RecordingHandler<>();
            RecordingHandler<Pod> two = new RecordingHandler<>();
            RecordingHandler<Pod> three = new RecordingHandler<>();
            try (var informer = informer(source, concurrency, Duration.ofSeconds(1))) {
                informer.addEventHandler(never, every(Duration.ZERO));
                informer.addEventHandler(two, every(Duration.ofSeconds(2)));
                informer.addEventHandler(three, every(Duration.ofSeconds(3)));
                informer.start();
                List<String> counts = new ArrayList<>();
                for (int second = 0; second <= 6; second++) {
                    concurrency.sleep(Duration.ofMillis(second == 0 ? 500 : 1000));
                    counts.add(resyncs(never) + " " + resyncs(two) + " " + resyncs(three));
                }
                assertThat(counts)
                        .as("at 0.5 s, 1.5 s, 2.5 s …: of the handlers that asked for never, 2 s, 3 s")
                        .containsExactly("0 0 0", "0 0 0", "0 1 0", "0 1 1", "0 2 1", "0 2 1", "0 3 2");
            }
            assertThat(source.requests()).as("a resync asks no server").hasSize(1);
        });
    }

    private static long resyncs(RecordingHandler<Pod> calls) {
        return calls.notifications().stream()
                .filter(call -> call.startsWith("update"))
                .count();
    }

    @Test
    @DisplayName(
            "C56 TestListenerResyncPeriodsDelayed: a handler that is due between two checks waits for the next check")
    void roundedToTheCheckPeriod() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            RecordingHandler<Pod> late = new RecordingHandler<>();
            try (var informer = informer(source, concurrency, Duration.ofSeconds(2))) {
                informer.start();
                settle(concurrency);
                informer.addEventHandler(late, every(Duration.ofSeconds(3)));
                concurrency.sleep(Duration.ofMillis(3900));
                assertThat(resyncs(late))
                        .as("due at 3 s, but the next check is at 4 s")
                        .isZero();
                concurrency.sleep(Duration.ofMillis(200));
                assertThat(resyncs(late)).isEqualTo(1);
            }
        });
    }

    @Test
    @DisplayName(
            "C56 TestResyncCheckPeriod: before the start the shortest period becomes the check period; after it no handler changes it")
    void resyncCheckPeriod() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            AtomicReference<Duration> checked = new AtomicReference<>();
            var options = options(source, concurrency)
                    .withResyncPeriod(Duration.ofHours(12))
                    .withReflector(reflector -> {
                        checked.set(reflector.resyncPeriod());
                        return reflector;
                    });
            RecordingHandler<Pod> eager = new RecordingHandler<>();
            try (var informer = new SharedIndexInformer<>(options)) {
                informer.addEventHandler(new RecordingHandler<>(), every(Duration.ZERO));
                informer.addEventHandler(new RecordingHandler<>(), every(Duration.ofMinutes(1)));
                informer.addEventHandler(new RecordingHandler<>(), every(Duration.ofMillis(500)));
                informer.start();
                assertThat(checked.get()).as("less than a second is a second").isEqualTo(Duration.ofSeconds(1));
            }
            try (var informer = new SharedIndexInformer<>(options)) {
                informer.addEventHandler(new RecordingHandler<>(), every(Duration.ofMinutes(1)));
                informer.start();
                informer.addEventHandler(eager, every(Duration.ofSeconds(10)));
                concurrency.sleep(Duration.ofSeconds(59));
                assertThat(resyncs(eager))
                        .as("added too late to change the informer's check period")
                        .isZero();
                concurrency.sleep(Duration.ofSeconds(2));
                assertThat(resyncs(eager)).isEqualTo(1);
            }
        });
    }

    @Test
    @DisplayName("Trap 14: an informer created without a resync period never resyncs, whatever a handler requests")
    void zeroMeansNever() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            RecordingHandler<Pod> calls = new RecordingHandler<>();
            try (var informer = informer(source, concurrency)) {
                informer.addEventHandler(calls, every(Duration.ofSeconds(5)));
                informer.start();
                concurrency.sleep(HOUR);
                assertThat(calls.notifications()).containsExactly("add a@1 initial");
            }
        });
    }

    @Test
    @DisplayName(
            "C57 TestSharedInformerWatchDisruption: after a relist, a handler without resync receives only changes")
    void watchDisruption() {
        SeededRuns.run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("pod1", "Running");
            source.add("pod2", "Running");
            RecordingHandler<Pod> noResync = new RecordingHandler<>();
            RecordingHandler<Pod> resync = new RecordingHandler<>();
            try (var informer = informer(source, concurrency, Duration.ofSeconds(1))) {
                informer.addEventHandler(noResync, every(Duration.ZERO));
                informer.addEventHandler(resync, every(Duration.ofSeconds(1)));
                informer.start();
                concurrency.sleep(Duration.ofMillis(1100)); // one check
                noResync.clear();
                resync.clear();
                source.whileDisconnected(() -> {
                    source.modify("pod2", "Failed");
                    source.add("pod3", "Pending");
                });
                concurrency.sleep(Duration.ofMillis(1600)); // the longest first backoff
                assertThat(noResync.notifications())
                        .as("the resourceVersion decides whether an object has changed, not the way it was received")
                        .containsExactlyInAnyOrder("update pod2@2->3", "add pod3@4");
                assertThat(resync.notifications())
                        .containsExactlyInAnyOrder("update pod1@1->1", "update pod2@2->3", "add pod3@4");
            }
        });
    }

    @Test
    @DisplayName("Trap 1: without any resync, a relist delivers unchanged objects too, to every handler")
    void relistWithoutResync() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("pod1", "Running");
            RecordingHandler<Pod> calls = new RecordingHandler<>();
            try (var informer = informer(source, concurrency)) {
                informer.addEventHandler(calls);
                informer.start();
                settle(concurrency);
                source.whileDisconnected(() -> source.add("pod2", "Running"));
                concurrency.sleep(Duration.ofSeconds(10));
                assertThat(calls.notifications())
                        .containsExactly("add pod1@1 initial", "update pod1@1->1", "add pod2@2");
            }
        });
    }

    @Test
    @DisplayName("C58 TestSharedInformerRemoveHandler: a removed handler is not notified any more, the others are")
    void removeHandler() {
        SeededRuns.run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            RecordingHandler<Pod> goes = new RecordingHandler<>();
            RecordingHandler<Pod> stays = new RecordingHandler<>();
            try (var informer = informer(source, concurrency)) {
                HandlerRegistration going = informer.addEventHandler(goes);
                informer.addEventHandler(stays);
                informer.start();
                settle(concurrency);
                informer.removeEventHandler(going);
                source.add("b", "Running");
                settle(concurrency);
                assertThat(goes.notifications()).containsExactly("add a@1 initial");
                assertThat(stays.notifications()).containsExactly("add a@1 initial", "add b@2");
                informer.removeEventHandler(going); // again: no effect
                long begin = concurrency.nanoTime();
                informer.close();
                assertThat(concurrency.nanoTime() - begin)
                        .as("the time until no thread is left, also not of the handler that was removed")
                        .isLessThan(Duration.ofSeconds(1).toNanos());
            }
        });
    }

    @Test
    @DisplayName("C73 TestRemoveEventHandler_SynchronousShutdown: after shutDownEventHandler the handler is not called")
    void synchronousShutdown() {
        for (boolean wait : List.of(true, false)) {
            boolean[] calledAfterwards = new boolean[1];
            SeededRuns.run(30, concurrency -> {
                FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
                boolean[] closed = new boolean[1];
                try (var informer = informer(source, concurrency)) {
                    informer.start();
                    HandlerRegistration handle =
                            informer.addEventHandler(new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> {
                                sleep(concurrency, Duration.ofSeconds(3));
                                calledAfterwards[0] |= closed[0];
                            }));
                    source.add("a", "Running");
                    source.add("b", "Running");
                    concurrency.sleep(Duration.ofSeconds(1));
                    if (wait) {
                        assertThat(informer.shutDownEventHandler(handle, Duration.ofSeconds(1)))
                                .isFalse();
                        assertThat(informer.shutDownEventHandler(handle, Duration.ofMinutes(1)))
                                .isTrue();
                        assertThat(concurrency.nanoTime())
                                .as("b was dropped")
                                .isLessThan(Duration.ofSeconds(5).toNanos());
                    } else {
                        informer.removeEventHandler(handle);
                    }
                    closed[0] = true;
                    concurrency.sleep(Duration.ofMinutes(1));
                }
            });
            assertThat(calledAfterwards[0]).isEqualTo(!wait);
        }
    }

    private static void sleep(Concurrency concurrency, Duration duration) {
        try {
            concurrency.sleep(duration);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName(
            "C73 TestShutDownEventHandler_Lifecycles: never started, started before or after the handler was added")
    void shutDownLifecycles() {
        SeededRuns.run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            for (String life : List.of("never started", "started, added", "added, started")) {
                try (var informer = informer(source, concurrency)) {
                    if (life.equals("started, added")) {
                        informer.start();
                    }
                    HandlerRegistration handle = informer.addEventHandler(new RecordingHandler<>());
                    if (life.equals("added, started")) {
                        informer.start();
                    }
                    assertThat(informer.shutDownEventHandler(handle, Duration.ofSeconds(1)))
                            .as(life)
                            .isTrue();
                    assertThat(informer.shutDownEventHandler(handle, Duration.ZERO))
                            .as(life)
                            .isTrue();
                }
            }
        });
    }

    @Test
    @DisplayName("C73 a handler that shuts itself down gets an error, and is removed; in client-go it waits forever")
    void shutsItselfDown() {
        SeededRuns.run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            List<HandlerRegistration> own = new ArrayList<>();
            List<String> thrown = new ArrayList<>();
            try (var informer = informer(source, concurrency)) {
                own.add(informer.addEventHandler(new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> {
                    try {
                        informer.shutDownEventHandler(own.get(0), Duration.ofMinutes(1));
                    } catch (IllegalStateException | InterruptedException e) {
                        thrown.add(pod.name() + ": " + e.getMessage());
                    }
                })));
                informer.start();
                source.add("a", "Running");
                settle(concurrency);
                source.add("b", "Running");
                settle(concurrency);
                assertThat(thrown)
                        .singleElement()
                        .asString()
                        .startsWith("a: handler ")
                        .contains("waits for its own end");
            }
        });
    }

    @Test
    @DisplayName("C58 TestSharedInformerRemoveForeignHandler: a registration of another informer is refused")
    void removeForeignHandler() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            try (var informer = informer(source, concurrency);
                    var other = informer(source, concurrency)) {
                HandlerRegistration foreign = other.addEventHandler(new RecordingHandler<>());
                assertThatThrownBy(() -> informer.removeEventHandler(foreign))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("not from this informer");
                RecordingHandler<Pod> calls = new RecordingHandler<>();
                HandlerRegistration own = other.addEventHandler(calls);
                other.removeEventHandler(own);
                other.removeEventHandler(own);
            }
        });
    }

    @Test
    @DisplayName("C58 TestSharedInformerMultipleRegistration: a handler that is added twice is notified twice")
    void multipleRegistration() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            List<String> received = new ArrayList<>();
            var handler = new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> received.add(pod.name()));
            try (var informer = informer(source, concurrency)) {
                HandlerRegistration first = informer.addEventHandler(handler);
                HandlerRegistration second = informer.addEventHandler(handler);
                assertThat(first).isNotSameAs(second);
                informer.start();
                settle(concurrency);
                informer.removeEventHandler(first);
                source.add("b", "Running");
                settle(concurrency);
                assertThat(received).containsExactly("a", "a", "b");
            }
        });
    }

    @Test
    @DisplayName("C58 TestAddWhileActive: a late handler receives all objects as its initial list")
    void addWhileActive() {
        SeededRuns.run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            RecordingHandler<Pod> early = new RecordingHandler<>();
            RecordingHandler<Pod> late = new RecordingHandler<>();
            try (var informer = informer(source, concurrency)) {
                informer.addEventHandler(early);
                informer.start();
                settle(concurrency);
                source.modify("a", "Failed");
                settle(concurrency);
                HandlerRegistration registration = informer.addEventHandler(late);
                assertThat(registration.awaitSynced(HOUR)).isTrue();
                source.add("b", "Running");
                settle(concurrency);
                assertThat(early.notifications()).containsExactly("add a@1 initial", "update a@1->2", "add b@3");
                assertThat(late.notifications()).containsExactly("add a@2 initial", "add b@3");
            }
        });
    }

    @Test
    @DisplayName(
            "C58 TestRemoveWhileActive: a handler that is removed during many events stops, and the informer continues")
    void removeWhileActive() {
        SeededRuns.run(40, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            RecordingHandler<Pod> goes = new RecordingHandler<>();
            RecordingHandler<Pod> stays = new RecordingHandler<>();
            try (var informer = informer(source, concurrency)) {
                HandlerRegistration going = informer.addEventHandler(goes);
                informer.addEventHandler(stays);
                informer.start();
                var events = concurrency.spawn("events", () -> {
                    for (int i = 0; i < 10; i++) {
                        source.add("p" + i, "Running");
                    }
                });
                informer.removeEventHandler(going);
                events.join();
                settle(concurrency);
                assertThat(stays.versions()).hasSize(10);
                assertThat(goes.contradictions()).isEmpty();
                int received = goes.notifications().size();
                source.delete("p0");
                settle(concurrency);
                assertThat(goes.notifications()).hasSize(received);
                assertThat(stays.versions()).hasSize(9);
            }
        });
    }

    @Test
    @DisplayName(
            "C58 TestAddOnStoppedSharedInformer, TestRemoveOnStoppedSharedInformer: adding throws, removing has no effect")
    void addOnStopped() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            var informer = informer(source, concurrency);
            HandlerRegistration before = informer.addEventHandler(new RecordingHandler<>());
            informer.start();
            informer.close();
            assertThat(informer.isStopped()).isTrue();
            assertThatThrownBy(() -> informer.addEventHandler(new ResourceEventHandlerFuncs<>()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("was not added to shared informer because it has stopped already");
            assertThatThrownBy(() -> informer.addIndexers(Map.of("x", pod -> List.of())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("indexer was not added because it has stopped already");
            informer.removeEventHandler(before);
        });
    }

    @Test
    @DisplayName("C58 TestStateSharedInformer: not started, running, stopped; closing twice has no effect")
    void states() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            var informer = informer(source, concurrency);
            assertThat(informer.isStopped()).isFalse();
            assertThat(informer.hasSynced()).isFalse();
            assertThat(informer.lastSyncResourceVersion()).isEmpty();
            informer.start();
            informer.start(); // a warning, no second LIST
            assertThat(informer.awaitSynced(HOUR)).isTrue();
            assertThat(informer.lastSyncResourceVersion()).isEqualTo("1");
            assertThat(source.requests()).hasSize(1);
            informer.close();
            informer.close();
            assertThat(informer.isStopped()).isTrue();
            informer.start();
            assertThat(source.requests()).as("stopped is stopped").hasSize(1);
        });
    }

    @Test
    @DisplayName("C58: an informer that was never started can be closed, and is stopped then")
    void neverStarted() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            var informer = informer(source, concurrency);
            informer.addEventHandler(new RecordingHandler<>());
            informer.close();
            assertThat(informer.isStopped()).isTrue();
            informer.start();
            assertThat(source.requests()).isEmpty();
        });
    }

    @Test
    @DisplayName("C58 TestSharedInformerHandlerAbuse: a hundred tasks add and remove handlers during many events")
    void handlerAbuse() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            try (var informer = informer(source, concurrency)) {
                informer.start();
                List<RecordingHandler<Pod>> all = new ArrayList<>();
                List<Concurrency.Task> tasks = new ArrayList<>();
                tasks.add(concurrency.spawn("changes", () -> change(source, concurrency, "p")));
                for (int i = 0; i < 100; i++) {
                    RecordingHandler<Pod> stays = new RecordingHandler<>();
                    all.add(stays);
                    tasks.add(concurrency.spawn("abuse " + i, () -> {
                        HandlerRegistration goes = informer.addEventHandler(new RecordingHandler<>());
                        informer.addEventHandler(stays);
                        informer.removeEventHandler(goes);
                        informer.removeEventHandler(goes);
                    }));
                }
                for (Concurrency.Task task : tasks) {
                    task.join();
                }
                settle(concurrency);
                assertThat(all).allSatisfy(calls -> {
                    assertThat(calls.contradictions()).isEmpty();
                    assertThat(calls.versions()).isEqualTo(stored(informer)).isNotEmpty();
                });
            }
        });
    }

    @Test
    @DisplayName("Trap 9: a late handler misses nothing and receives nothing twice, whenever it is added")
    void lateHandlerIsAtomic() {
        SeededRuns.run(50, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            RecordingHandler<Pod> late = new RecordingHandler<>();
            try (var informer = informer(source, concurrency)) {
                informer.start();
                var events = concurrency.spawn("events", () -> change(source, concurrency, "p"));
                for (int i = (int) (concurrency.random() * 40); i > 0; i--) {
                    concurrency.yield();
                }
                informer.addEventHandler(late);
                events.join();
                settle(concurrency);
                assertThat(late.contradictions()).isEmpty();
                assertThat(late.versions()).isEqualTo(stored(informer)).isNotEmpty();
            }
        });
    }

    @Test
    @DisplayName("C59 TestEventPanics: a handler that throws loses that event and a second; the others lose nothing")
    void eventPanics() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            List<String> received = new ArrayList<>();
            var throwing = new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> {
                received.add(pod.name() + " after " + concurrency.nanoTime() / 1_000_000 + " ms");
                if (pod.name().equals("a")) {
                    throw new IllegalStateException("boom");
                }
            });
            RecordingHandler<Pod> others = new RecordingHandler<>();
            try (var informer = informer(source, concurrency)) {
                HandlerRegistration failing = informer.addEventHandler(throwing);
                HandlerRegistration well = informer.addEventHandler(others);
                informer.start();
                settle(concurrency);
                source.add("b", "Running");
                concurrency.sleep(Duration.ofMillis(900));
                assertThat(others.notifications()).containsExactly("add a@1 initial", "add b@2");
                assertThat(well.hasSynced()).isTrue();
                assertThat(received).containsExactly("a after 0 ms");
                concurrency.sleep(Duration.ofMillis(200));
                assertThat(received).containsExactly("a after 0 ms", "b after 1000 ms");
                assertThat(failing.failures()).isEqualTo(1);
                assertThat(failing.failure()).get().hasToString("java.lang.IllegalStateException: boom");
                assertThat(failing.hasSynced())
                        .as("it was never notified of a, which is in the initial list (kubernetes#129024)")
                        .isFalse();
            }
        });
    }

    @Test
    @DisplayName("TestRemoveEventHandler_SynchronousShutdown: close() does not wait for the pause after a failure")
    void closeWakesAPausingHandler() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            var informer = informer(source, concurrency);
            informer.addEventHandler(new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> {
                throw new IllegalStateException("boom");
            }));
            informer.start();
            settle(concurrency);
            long before = concurrency.nanoTime();
            informer.close();
            assertThat(concurrency.nanoTime()).isEqualTo(before);
        });
    }

    @Test
    @DisplayName("Trap 2: the store syncs first; a handler only when it was notified of the whole list")
    void twoKindsOfSynced() {
        SeededRuns.run(concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            source.add("a", "Running");
            source.add("b", "Running");
            try (var informer = informer(source, concurrency)) {
                HandlerRegistration slow = informer.addEventHandler(
                        new ResourceEventHandlerFuncs<Pod>().onAdd(pod -> sleep(concurrency, Duration.ofSeconds(10))));
                informer.start();
                assertThat(informer.awaitSynced(Duration.ofSeconds(1))).isTrue();
                assertThat(slow.hasSynced()).isFalse();
                assertThat(slow.awaitSynced(Duration.ofSeconds(19))).isFalse();
                assertThat(slow.awaitSynced(Duration.ofSeconds(2))).isTrue();
                assertThat(concurrency.nanoTime())
                        .isEqualTo(Duration.ofSeconds(20).toNanos());
            }
        });
    }

    @Test
    @DisplayName("Trap 15: an empty first list syncs, the store and the handlers")
    void emptyListSyncs() {
        SeededRuns.run(20, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            try (var informer = informer(source, concurrency)) {
                HandlerRegistration handler = informer.addEventHandler(new RecordingHandler<>());
                assertThat(handler.hasSynced()).isFalse();
                informer.start();
                assertThat(informer.awaitSynced(Duration.ofSeconds(1))).isTrue();
                assertThat(handler.awaitSynced(Duration.ofSeconds(1))).isTrue();
            }
        });
    }

    @Test
    @DisplayName("Trap 10: what was popped is distributed before the handlers end; after close() no handler is called")
    void processorStopsAfterController() {
        SeededRuns.run(40, concurrency -> {
            FakeControllerSource<Pod> source = new FakeControllerSource<>(Pod.TYPE, concurrency);
            AtomicInteger under = new AtomicInteger();
            RecordingHandler<Pod> calls = new RecordingHandler<>() {
                @Override
                public void onAdd(Pod pod, boolean isInInitialList) {
                    under.incrementAndGet();
                    concurrency.yield();
                    super.onAdd(pod, isInInitialList);
                    under.decrementAndGet();
                }
            };
            var informer = informer(source, concurrency);
            informer.addEventHandler(calls);
            informer.start();
            var events = concurrency.spawn("events", () -> {
                for (int i = 0; i < 8; i++) {
                    source.add("p" + i, "Running");
                }
            });
            for (int i = (int) (concurrency.random() * 20); i > 0; i--) {
                concurrency.yield();
            }
            informer.close();
            int received = calls.notifications().size();
            assertThat(under.get())
                    .as("calls in progress when close() returned")
                    .isZero();
            events.join();
            settle(concurrency);
            assertThat(calls.notifications()).hasSize(received);
            assertThat(calls.contradictions()).isEmpty();
        });
    }

    private static void sleep(SeededScheduler concurrency, Duration time) {
        try {
            concurrency.sleep(time);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
