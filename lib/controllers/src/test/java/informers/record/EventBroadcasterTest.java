package informers.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.client.rest.UnreachableException;
import informers.record.EventRecorder.Type;
import informers.testkit.SeededRuns;
import informers.testkit.SeededScheduler;
import informers.testkit.ServerErrors;
import informers.testkit.TestObjects;
import informers.util.Concurrency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** client-go: tools/record/event_test.go. */
class EventBroadcasterTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final RuntimeException NO_ANSWER = ServerErrors.unreachable(UnreachableException.Reason.TIMED_OUT);

    private static EventBroadcaster broadcaster(SeededScheduler concurrency) {
        return new EventBroadcaster(CorrelatorOptions.DEFAULT, concurrency);
    }

    private static void record(EventRecorder recorder, String name, String message) {
        ObjectReference about = new ObjectReference("v1", "Pod", "default", name, "uid-" + name, "", "");
        recorder.event(about, Type.NORMAL, "Started", message, Map.of());
    }

    @Test
    @DisplayName("C101 TestEventf: created once, then counted by a patch; the combined one from the tenth message on")
    void eventf() {
        SeededRuns.run(20, concurrency -> {
            FakeSink sink = new FakeSink(concurrency);
            try (EventBroadcaster broadcaster = broadcaster(concurrency)) {
                broadcaster.startRecordingTo(sink);
                EventRecorder recorder = broadcaster.newRecorder("kubelet", "node-1");
                for (int i = 0; i < 3; i++) {
                    recorder.event(TestObjects.pod("default/web", 7), Type.WARNING, "BackOff", "again");
                    concurrency.sleep(Duration.ofSeconds(2));
                }
                assertThat(sink.requests).containsExactly("create", "patch", "patch");
                assertThat(sink.stored).hasSize(1);
                var event = sink.stored.values().iterator().next();
                assertThat(event.tree().path("count").asInt()).isEqualTo(3);
                assertThat(event.text("source", "component")).contains("kubelet");
                assertThat(event.text("source", "host")).contains("node-1");
                assertThat(event.text("reportingComponent")).contains("kubelet");
                assertThat(event.text("involvedObject", "name")).contains("web");
                assertThat(event.text("type")).contains("Warning");
                assertThat(event.namespace()).isEqualTo("default");
                assertThat(event.name()).matches("web\\.[0-9a-f]+");
                for (int i = 0; i < 12; i++) {
                    record(recorder, "many", "message " + i);
                    concurrency.sleep(Duration.ofSeconds(2));
                }
                assertThat(sink.stored).hasSize(1 + 9 + 1);
                assertThat(sink.stored.values())
                        .anyMatch(one ->
                                one.text("message").orElseThrow().equals("(combined from similar events): message 11")
                                        && one.tree().path("count").asInt() == 3);
            }
        });
    }

    @Test
    @DisplayName("C101 TestEventfNoNamespace: an event about a cluster-scoped object is in the namespace default")
    void noNamespace() {
        SeededRuns.run(concurrency -> {
            FakeSink sink = new FakeSink(concurrency);
            try (EventBroadcaster broadcaster = broadcaster(concurrency)) {
                broadcaster.startRecordingTo(sink);
                ObjectReference node = new ObjectReference("v1", "Node", "", "node:1", "uid", "", "");
                broadcaster.newRecorder("kubelet").event(node, Type.NORMAL, "Ready", "is ready", Map.of("a", "b"));
            }
            var event = sink.stored.values().iterator().next();
            assertThat(event.namespace()).isEqualTo("default");
            assertThat(event.name()).as("node:1 is no DNS name").matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            assertThat(event.metadata().annotation("a")).contains("b");
        });
    }

    @ParameterizedTest
    @CsvSource({"giveUp1, 1", "giveUp2, 1", "retry1, 12", "retry2, 12", "succeedEventually, 2"})
    @DisplayName("C102 TestWriteEventError: a refusal ends the tries; without an answer there are twelve")
    void writeEventError(String name, int tries) {
        SeededRuns.run(20, concurrency -> {
            FakeSink sink = new FakeSink(concurrency);
            sink.failures = (verb, number) -> switch (name) {
                case "giveUp1" -> new IllegalArgumentException("no request");
                case "giveUp2" -> Events.refused(403, "Forbidden");
                case "retry1" -> NO_ANSWER;
                case "retry2" -> new IllegalStateException("no Status");
                default -> number == 1 ? NO_ANSWER : null;
            };
            try (EventBroadcaster broadcaster = broadcaster(concurrency)) {
                broadcaster.startRecordingTo(sink);
                record(broadcaster.newRecorder("test"), "web", "m");
                concurrency.sleep(HOUR);
                assertThat(sink.requests).hasSize(tries);
                for (int i = 1; i < tries; i++) {
                    Duration pause = Duration.between(sink.times.get(i - 1), sink.times.get(i));
                    assertThat(pause).isBetween(i == 1 ? Duration.ZERO : Attempts.PAUSE, Attempts.PAUSE.plusMillis(1));
                }
                assertThat(sink.stored).hasSize(name.equals("succeedEventually") ? 1 : 0);
            }
        });
    }

    @Test
    @DisplayName(
            "C102 TestUpdateExpiredEvent: an event that the server has removed is created again, without a version")
    void updateExpiredEvent() {
        SeededRuns.run(concurrency -> {
            FakeSink sink = new FakeSink(concurrency);
            try (EventBroadcaster broadcaster = broadcaster(concurrency)) {
                broadcaster.startRecordingTo(sink);
                EventRecorder recorder = broadcaster.newRecorder("test");
                record(recorder, "web", "m");
                concurrency.sleep(Duration.ofSeconds(1));
                sink.stored.clear();
                record(recorder, "web", "m");
            }
            assertThat(sink.requests).containsExactly("create", "patch", "create");
            assertThat(sink.stored
                            .values()
                            .iterator()
                            .next()
                            .tree()
                            .path("count")
                            .asInt())
                    .isEqualTo(2);
        });
    }

    @Test
    @DisplayName("C102 TestCancelEvent: after the end of the broadcaster, a queued event is tried once")
    void cancelEvent() {
        SeededRuns.run(20, concurrency -> {
            FakeSink sink = new FakeSink(concurrency);
            sink.failures = (verb, number) -> NO_ANSWER;
            EventBroadcaster broadcaster = broadcaster(concurrency);
            broadcaster.startRecordingTo(sink);
            record(broadcaster.newRecorder("test"), "a", "m");
            record(broadcaster.newRecorder("test"), "b", "m");
            assertThat(broadcaster.close(Duration.ofSeconds(1))).isTrue();
            assertThat(sink.requests).hasSize(2);
        });
    }

    @Test
    @DisplayName("C103 TestLotsOfEvents: 1000 events, each of which fails four times, arrive in order")
    void lotsOfEvents() {
        SeededRuns.run(concurrency -> {
            FakeSink sink = new FakeSink(concurrency);
            sink.failures = (verb, number) -> number % 5 == 0 ? null : NO_ANSWER;
            try (EventBroadcaster broadcaster = broadcaster(concurrency)) {
                broadcaster.startRecordingTo(sink);
                EventRecorder recorder = broadcaster.newRecorder("test");
                List<String> names = new ArrayList<>();
                for (int i = 0; i < 1000; i++) {
                    record(recorder, "web-" + i, "m");
                    names.add("web-" + i);
                }
                concurrency.sleep(HOUR.multipliedBy(20));
                assertThat(sink.stored.values())
                        .extracting(
                                event -> event.text("involvedObject", "name").orElseThrow())
                        .containsExactlyElementsOf(names);
            }
        });
    }

    @Test
    @DisplayName(
            "C103 a recorder never waits: what comes when the queue is full is dropped, and other sinks get it all the same")
    void neverBlocks() {
        SeededRuns.run(concurrency -> {
            FakeSink slow = new FakeSink(concurrency);
            slow.delay = HOUR;
            List<String> watched = new ArrayList<>();
            try (EventBroadcaster broadcaster = broadcaster(concurrency)) {
                broadcaster.startRecordingTo(slow);
                broadcaster.startWatching(event -> watched.add(event.message()));
                EventRecorder recorder = broadcaster.newRecorder("test");
                record(recorder, "web", "first");
                concurrency.sleep(Duration.ofSeconds(1)); // it is being written
                long from = concurrency.nanoTime();
                for (int i = 0; i < 1500; i++) {
                    record(recorder, "web-" + i, "m" + i);
                    if (i % 100 == 0) {
                        SeededRuns.settle(concurrency);
                    }
                }
                assertThat(Duration.ofNanos(concurrency.nanoTime() - from)).isLessThan(Duration.ofSeconds(1));
                SeededRuns.settle(concurrency);
                assertThat(watched).hasSize(1501);
                concurrency.sleep(HOUR.multipliedBy(1600));
                assertThat(slow.requests).hasSize(1001);
            }
        });
    }

    @Test
    @DisplayName("C103 a recorder never throws: bad references, and what comes after the end, are dropped")
    void neverThrows() {
        SeededRuns.run(concurrency -> {
            FakeSink sink = new FakeSink(concurrency);
            EventBroadcaster broadcaster = broadcaster(concurrency);
            EventRecorder recorder = broadcaster.newRecorder("test");
            record(recorder, "web", "nobody listens");
            broadcaster.startRecordingTo(sink);
            recorder.event(new ObjectReference("", "", "", "", "", "", ""), Type.NORMAL, "A", "m", Map.of());
            recorder.event((ObjectReference) null, Type.NORMAL, "A", "m", Map.of());
            recorder.event(Events.POD, null, "A", "m", Map.of());
            broadcaster.close();
            record(recorder, "web", "too late");
            assertThat(sink.requests).isEmpty();
            assertThatThrownBy(() -> broadcaster.startRecordingTo(sink)).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    @DisplayName("C103 TestBroadcasterShutdown, TestStartEventWatcherExitsOnDirectShutdown: no thread is left")
    void shutdown() {
        SeededRuns.run(
                50,
                concurrency -> { // the scheduler fails if a task is left
                    FakeSink sink = new FakeSink(concurrency);
                    EventBroadcaster broadcaster = broadcaster(concurrency);
                    List<String> watched = new ArrayList<>();
                    broadcaster.startRecordingTo(sink);
                    broadcaster.startLogging();
                    broadcaster.startWatching(event -> {
                        watched.add(event.message());
                        throw new IllegalStateException("a watcher that throws");
                    });
                    EventRecorder recorder = broadcaster.newRecorder("test");
                    record(recorder, "web", "m");
                    record(recorder, "web", "n");
                    assertThat(broadcaster.close(Duration.ofSeconds(1))).isTrue();
                    assertThat(watched).containsExactly("m", "n");
                    assertThat(sink.stored).hasSize(2);
                    assertThat(broadcaster.close(Duration.ZERO)).as("again").isTrue();
                });
    }

    @Test
    @DisplayName(
            "C103 TestNonRacyShutdown: recording while the broadcaster is closed neither throws nor leaves a thread")
    void nonRacyShutdown() {
        SeededRuns.run(50, concurrency -> {
            FakeSink sink = new FakeSink(concurrency);
            EventBroadcaster broadcaster = broadcaster(concurrency);
            broadcaster.startRecordingTo(sink);
            EventRecorder recorder = broadcaster.newRecorder("test");
            List<Concurrency.Task> tasks = new ArrayList<>();
            List<String> recorded = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                String message = "m" + i;
                tasks.add(concurrency.spawn(message, () -> {
                    record(recorder, "web", message);
                    recorded.add(message);
                }));
            }
            assertThat(broadcaster.close(Duration.ofSeconds(10))).isTrue();
            for (Concurrency.Task task : tasks) {
                task.join();
            }
            assertThat(recorded).hasSize(10);
            assertThat(sink.stored.size()).isLessThanOrEqualTo(10);
        });
    }

    @Test
    @DisplayName("C103 TestMultiSinkCache: each sink has counts of its own")
    void multiSinkCache() {
        SeededRuns.run(20, concurrency -> {
            FakeSink first = new FakeSink(concurrency);
            FakeSink second = new FakeSink(concurrency);
            try (EventBroadcaster broadcaster = broadcaster(concurrency)) {
                broadcaster.startRecordingTo(first);
                EventRecorder recorder = broadcaster.newRecorder("test");
                record(recorder, "web", "m");
                concurrency.sleep(Duration.ofSeconds(1));
                broadcaster.startRecordingTo(second);
                record(recorder, "web", "m");
            }
            assertThat(first.requests).containsExactly("create", "patch");
            assertThat(second.requests).containsExactly("create");
        });
    }

    @Test
    @DisplayName("C103 no two events have one name, also at the same time")
    void names() {
        SeededRuns.run(concurrency -> {
            EventNames names = new EventNames(concurrency);
            assertThat(Set.of(names.next("web"), names.next("web"), names.next("web")))
                    .hasSize(3);
        });
    }

    @Test
    @DisplayName("C103 the recorder for tests keeps texts, and fails when nobody takes them")
    void fakeRecorder() {
        SeededRuns.run(concurrency -> {
            FakeEventRecorder recorder = new FakeEventRecorder(1, concurrency);
            assertThat(recorder.next(Duration.ofSeconds(1))).isEmpty();
            recorder.event(TestObjects.pod("default/web", 7), Type.NORMAL, "Started", "it runs");
            assertThatThrownBy(() -> recorder.event(TestObjects.pod("default/web", 7), Type.NORMAL, "A", "b"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("Normal A b");
            assertThat(recorder.next(Duration.ZERO)).contains("Normal Started it runs");
        });
    }
}
