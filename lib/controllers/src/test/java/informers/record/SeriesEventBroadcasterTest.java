package informers.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.Unstructured;
import informers.client.rest.UnreachableException;
import informers.record.EventRecorder.Type;
import informers.testkit.SeededRuns;
import informers.testkit.ServerErrors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** client-go: tools/events/eventseries_test.go and event_broadcaster_test.go. */
class SeriesEventBroadcasterTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static SeriesEventRecorder recorder(SeriesEventBroadcaster broadcaster) {
        return broadcaster.newRecorder("example.com/widgets", "widgets-1");
    }

    private static void record(SeriesEventRecorder recorder, String action, String note) {
        recorder.event(Events.POD, null, Type.NORMAL, "Started", action, note);
    }

    private static int count(Unstructured event) {
        return event.tree().at("/series/count").asInt();
    }

    @Test
    @DisplayName("C104 TestEventSeriesf: the same key is a patch with count 2; another action is another event")
    void eventSeriesf() {
        SeededRuns.run(30, concurrency -> {
            FakeSink sink = new FakeSink(concurrency);
            SeriesEventBroadcaster broadcaster = new SeriesEventBroadcaster(sink, concurrency);
            try (broadcaster) {
                broadcaster.start();
                SeriesEventRecorder recorder = recorder(broadcaster);
                record(recorder, "start", "first");
                concurrency.sleep(SECOND);
                record(recorder, "start", "the note is not in the key");
                concurrency.sleep(SECOND);
                assertThat(sink.requests).containsExactly("create", "patch");
                Unstructured event = sink.stored.values().iterator().next();
                assertThat(count(event)).isEqualTo(2);
                assertThat(event.text("note")).contains("first");
                assertThat(event.text("eventTime").orElseThrow()).matches(".*\\.\\d{6}Z");
                assertThat(event.text("reportingController")).contains("example.com/widgets");
                assertThat(event.text("reportingInstance")).contains("widgets-1");
                record(recorder, "start", "third: only counted");
                record(recorder, "stop", "another action");
                concurrency.sleep(SECOND);
                assertThat(sink.requests).containsExactly("create", "patch", "create");
            }
        });
    }

    @Test
    @DisplayName(
            "C104 TestRecordEventToSink, TestEventSeriesWithEventSinkImplRace: in any order exactly one object is left")
    void race() {
        SeededRuns.run(300, concurrency -> {
            FakeSink sink = new FakeSink(concurrency);
            SeriesEventBroadcaster broadcaster = new SeriesEventBroadcaster(sink, concurrency);
            try (broadcaster) {
                broadcaster.start();
                record(recorder(broadcaster), "start", "a");
                record(recorder(broadcaster), "start", "b");
                concurrency.sleep(Duration.ofMinutes(1));
                assertThat(sink.stored).hasSize(1);
                assertThat(count(sink.stored.values().iterator().next())).isEqualTo(2);
            }
        });
    }

    @Test
    @DisplayName(
            "C105 TestFinishSeries: a series that is over is written once more and forgotten; single events are forgotten")
    void finishSeries() {
        SeededRuns.run(20, concurrency -> {
            FakeSink sink = new FakeSink(concurrency);
            SeriesEventBroadcaster broadcaster = new SeriesEventBroadcaster(sink, concurrency);
            try (broadcaster) {
                broadcaster.start();
                SeriesEventRecorder recorder = recorder(broadcaster);
                for (int i = 0; i < 5; i++) {
                    record(recorder, "start", "m");
                    concurrency.sleep(SECOND);
                }
                record(recorder, "single", "m");
                concurrency.sleep(SeriesEventBroadcaster.FINISH.minusSeconds(1));
                assertThat(sink.requests).as("not over yet").containsExactly("create", "patch", "create");
                concurrency.sleep(SeriesEventBroadcaster.FINISH);
                assertThat(sink.requests).containsExactly("create", "patch", "create", "patch");
                assertThat(sink.stored.values()).anyMatch(event -> count(event) == 5);
                record(recorder, "start", "begins again");
                record(recorder, "single", "begins again");
                concurrency.sleep(SECOND);
                assertThat(sink.requests).endsWith("create", "create");
                assertThat(sink.stored).hasSize(4);
            }
        });
    }

    @Test
    @DisplayName("C105 a series whose last write fails is kept, and written six minutes later")
    void finishFails() {
        SeededRuns.run(concurrency -> {
            FakeSink sink = new FakeSink(concurrency);
            sink.failures = (verb, number) ->
                    number == 3 ? ServerErrors.unreachable(UnreachableException.Reason.TIMED_OUT) : null;
            SeriesEventBroadcaster broadcaster = new SeriesEventBroadcaster(sink, concurrency);
            try (broadcaster) {
                broadcaster.start();
                for (int i = 0; i < 3; i++) {
                    record(recorder(broadcaster), "start", "m");
                    concurrency.sleep(SECOND);
                }
                concurrency.sleep(Duration.ofMinutes(13));
                assertThat(sink.requests).hasSize(3);
                concurrency.sleep(Duration.ofMinutes(6));
                assertThat(sink.requests).hasSize(4);
                assertThat(count(sink.stored.values().iterator().next())).isEqualTo(3);
                concurrency.sleep(Duration.ofMinutes(60));
                assertThat(sink.requests).as("it was forgotten").hasSize(4);
            }
        });
    }

    @Test
    @DisplayName(
            "C105 TestRefreshExistingEventSeries: a series that goes on is written each half hour, also if it had expired")
    void refresh() {
        SeededRuns.run(10, concurrency -> {
            FakeSink sink = new FakeSink(concurrency);
            SeriesEventBroadcaster broadcaster = new SeriesEventBroadcaster(sink, concurrency);
            try (broadcaster) {
                broadcaster.start();
                for (int minute = 0; minute < 45; minute++) {
                    record(recorder(broadcaster), "start", "m");
                    concurrency.sleep(Duration.ofMinutes(1));
                    if (minute == 20) {
                        sink.stored.clear(); // its time to live is over
                    }
                }
                assertThat(sink.requests).containsExactly("create", "patch", "patch", "create");
                assertThat(count(sink.stored.values().iterator().next())).isBetween(29, 31);
            }
        });
    }

    @Test
    @DisplayName("C104 tried twelve times without an answer, 10 to 12.5 s apart; once after a refusal")
    void tries() {
        for (boolean refused : List.of(true, false)) {
            SeededRuns.run(10, concurrency -> {
                FakeSink sink = new FakeSink(concurrency);
                sink.failures = (verb, number) -> refused
                        ? Events.refused(403, "Forbidden")
                        : ServerErrors.unreachable(UnreachableException.Reason.TIMED_OUT);
                SeriesEventBroadcaster broadcaster = new SeriesEventBroadcaster(sink, concurrency);
                try (broadcaster) {
                    broadcaster.start();
                    record(recorder(broadcaster), "start", "m");
                    concurrency.sleep(Duration.ofHours(1));
                    assertThat(sink.requests).hasSize(refused ? 1 : 12);
                    for (int i = 1; i < sink.times.size(); i++) {
                        assertThat(Duration.between(sink.times.get(i - 1), sink.times.get(i)))
                                .isBetween(Duration.ofSeconds(10), Duration.ofMillis(12_501));
                    }
                }
            });
        }
    }

    @Test
    @DisplayName(
            "C104 TestEventf: with a related object; a long note is cut between characters; bad references are dropped")
    void eventf() {
        SeededRuns.run(concurrency -> {
            FakeSink sink = new FakeSink(concurrency);
            SeriesEventBroadcaster broadcaster = new SeriesEventBroadcaster(sink, concurrency);
            broadcaster.start();
            ObjectReference node = new ObjectReference("v1", "Node", "", "node-1", "uid-2", "", "");
            recorder(broadcaster).event(Events.POD, node, Type.WARNING, "Full", "move", "é".repeat(1000));
            recorder(broadcaster)
                    .event(new ObjectReference("", "", "", "", "", "", ""), null, Type.NORMAL, "A", "b", "c");
            recorder(broadcaster).event((ObjectReference) null, null, Type.NORMAL, "A", "b", "c");
            broadcaster.close();
            recorder(broadcaster).event(Events.POD, node, Type.WARNING, "Full", "move", "too late");
            assertThat(sink.stored).hasSize(1);
            Unstructured event = sink.stored.values().iterator().next();
            assertThat(event.text("related", "name")).contains("node-1");
            String note = event.text("note").orElseThrow();
            assertThat(note).matches("é+…");
            assertThat(note.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1020, 1024);
            assertThatThrownBy(broadcaster::start).isInstanceOf(IllegalStateException.class);
        });
    }
}
