package informers.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.testkit.SeededRuns;
import informers.testkit.SeededScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** client-go: tools/record/events_cache_test.go. */
class EventCorrelatorTest {
    private static EventCorrelator correlator(CorrelatorOptions options, SeededScheduler concurrency) {
        return new EventCorrelator(options, new EventNames(concurrency), concurrency);
    }

    private static RecordedEvent now(SeededScheduler concurrency, ObjectReference about, String message) {
        return Events.event(about, "kubelet", "Killing", message, concurrency.now());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // name | messages before | how many before | seconds apart | expected count; 0: skipped | combined
                "create-a-single-event | same | 0 | 10 | 1 | false",
                "the-same-event-should-just-count | same | 1 | 10 | 2 | false",
                "the-same-event-should-just-count-even-if-more-than-aggregate | same | 10 | 30 | 11 | false",
                "the-same-event-is-spam-if-happens-too-frequently | same | 26 | 1 | 0 | false",
                "create-many-unique-events | objects | 30 | 10 | 1 | false",
                "similar-events-should-aggregate-event | similar | 9 | 10 | 1 | true",
                "similar-events-many-times-should-count-the-aggregate | similar | 10 | 10 | 2 | true",
                "events-from-different-containers-do-not-aggregate | containers | 1 | 10 | 1 | false",
                "similar-events-whose-interval-is-greater-than-aggregate-interval-do-not-aggregate | similar | 9 | 601 | 1 | false",
                "similar-events-whose-interval-is-the-aggregate-interval-aggregate | similar | 9 | 600 | 1 | true"
            })
    @DisplayName("C99 TestEventCorrelator: what is combined, counted and skipped")
    void correlate(String name, String before, int many, int seconds, int count, boolean combined) {
        SeededRuns.run(concurrency -> {
            EventCorrelator correlator = correlator(CorrelatorOptions.DEFAULT, concurrency);
            for (int i = 0; i < many; i++) {
                ObjectReference about = switch (before) {
                    case "objects" -> new ObjectReference("v1", "Pod", "default", "web-" + i, "uid-" + i, "", "");
                    case "containers" -> Events.POD.withFieldPath("spec.containers{container1}");
                    default -> Events.POD;
                };
                RecordedEvent event = now(concurrency, about, before.equals("similar") ? "similar " + i : "message");
                correlator
                        .correlate(event)
                        .ifPresent(written ->
                                correlator.stored(written, written.name(), "" + written.count(), written.count()));
                concurrency.sleep(Duration.ofSeconds(seconds));
            }
            ObjectReference about =
                    before.equals("containers") ? Events.POD.withFieldPath("spec.containers{container2}") : Events.POD;
            RecordedEvent last = now(concurrency, about, before.equals("similar") ? "the last one" : "message");
            Optional<RecordedEvent> result = correlator.correlate(last);
            if (count == 0) {
                assertThat(result).isEmpty();
                return;
            }
            RecordedEvent event = result.orElseThrow();
            assertThat(event.count()).isEqualTo(count);
            assertThat(event.message())
                    .isEqualTo((combined ? "(combined from similar events): " : "") + last.message());
            assertThat(event.combined()).isEqualTo(combined);
            assertThat(event.last()).isEqualTo(concurrency.now());
            assertThat(event.regarding()).isEqualTo(about);
            if (count == 1) {
                assertThat(event.resourceVersion()).as("is created").isEmpty();
                assertThat(event.first()).isEqualTo(concurrency.now());
            } else {
                assertThat(event.first()).isBefore(event.last());
                assertThat(new String(event.patch()))
                        .contains("\"count\":" + count)
                        .contains("\"lastTimestamp\":");
            }
        });
    }

    @Test
    @DisplayName(
            "C99 TestEventAggregatorByReasonFunc: similar are events of one reason; not those of another, or of another source")
    void aggregateKey() {
        String key = CorrelatorOptions.aggregateKeyByReason(Events.event("kubelet", "Killing", "a"));
        assertThat(CorrelatorOptions.aggregateKeyByReason(Events.event("kubelet", "Killing", "b")))
                .isEqualTo(key);
        assertThat(CorrelatorOptions.aggregateKeyByReason(Events.event("kubelet", "Pulling", "a")))
                .isNotEqualTo(key);
        assertThat(CorrelatorOptions.aggregateKeyByReason(Events.event("scheduler", "Killing", "a")))
                .isNotEqualTo(key);
    }

    @Test
    @DisplayName(
            "C99 TestEventAggregatorByReasonMessageFunc: the message says that the event stands for others; it can be replaced")
    void aggregateMessage() {
        assertThat(CorrelatorOptions.DEFAULT.aggregateMessage().apply(Events.event("kubelet", "Killing", "a")))
                .isEqualTo("(combined from similar events): a");
        SeededRuns.run(concurrency -> {
            EventCorrelator correlator = correlator(
                    CorrelatorOptions.DEFAULT
                            .withAggregation(2, Duration.ofSeconds(10))
                            .withAggregateKey(event -> "all")
                            .withAggregateMessage(event -> "many"),
                    concurrency);
            correlator.correlate(now(concurrency, Events.POD, "a"));
            assertThat(correlator
                            .correlate(now(concurrency, Events.POD, "b"))
                            .orElseThrow()
                            .message())
                    .isEqualTo("many");
        });
    }

    @Test
    @DisplayName(
            "C100 TestEventSpamFilter: of one object's events 1 passes, whatever their reason and message; a key can say otherwise")
    void spamFilter() {
        SeededRuns.run(concurrency -> {
            CorrelatorOptions one = CorrelatorOptions.DEFAULT.withSpamLimit(1, 1 / 300.0);
            EventCorrelator byObject = correlator(one, concurrency);
            assertThat(byObject.correlate(Events.event("kubelet", "Killing", "a")))
                    .isPresent();
            assertThat(byObject.correlate(Events.event("kubelet", "Pulling", "a")))
                    .isEmpty();
            assertThat(byObject.correlate(Events.event("kubelet", "Killing", "b")))
                    .isEmpty();
            EventCorrelator byReason =
                    correlator(one.withSpamKey(event -> event.regarding() + event.reason()), concurrency);
            assertThat(byReason.correlate(Events.event("kubelet", "Killing", "a")))
                    .isPresent();
            assertThat(byReason.correlate(Events.event("kubelet", "Pulling", "a")))
                    .isPresent();
            assertThat(byReason.correlate(Events.event("kubelet", "Killing", "b")))
                    .isEmpty();
        });
    }

    @Test
    @DisplayName("C100 of one object's events 25 pass at once, then one each 300 s; skipped ones are counted")
    void limit() {
        SeededRuns.run(concurrency -> {
            EventCorrelator correlator = correlator(CorrelatorOptions.DEFAULT, concurrency);
            List<Integer> counts = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                correlator.correlate(now(concurrency, Events.POD, "m")).ifPresent(event -> counts.add(event.count()));
            }
            assertThat(counts).hasSize(25).endsWith(25);
            concurrency.sleep(Duration.ofSeconds(299));
            assertThat(correlator.correlate(now(concurrency, Events.POD, "m"))).isEmpty();
            concurrency.sleep(Duration.ofMillis(1001));
            assertThat(correlator
                            .correlate(now(concurrency, Events.POD, "m"))
                            .orElseThrow()
                            .count())
                    .isEqualTo(102);
            assertThat(correlator.correlate(now(concurrency, Events.POD, "m"))).isEmpty();
        });
    }

    @Test
    @DisplayName("C99 only the most recently used keys are remembered")
    void forgets() {
        SeededRuns.run(concurrency -> {
            EventCorrelator correlator = correlator(CorrelatorOptions.DEFAULT.withLruSize(2), concurrency);
            for (String message : List.of("a", "b", "a", "c")) {
                correlator.correlate(now(concurrency, Events.POD, message));
            }
            assertThat(correlator
                            .correlate(now(concurrency, Events.POD, "a"))
                            .orElseThrow()
                            .count())
                    .isEqualTo(3);
            assertThat(correlator
                            .correlate(now(concurrency, Events.POD, "b"))
                            .orElseThrow()
                            .count())
                    .isEqualTo(1);
        });
    }

    @Test
    @DisplayName("C99 options that have no meaning are refused")
    void options() {
        assertThatThrownBy(() -> CorrelatorOptions.DEFAULT.withLruSize(0)).hasMessageContaining("at least 1, found 0");
        assertThatThrownBy(() -> CorrelatorOptions.DEFAULT.withSpamLimit(1, 0)).hasMessageContaining("more than 0");
        assertThatThrownBy(() -> CorrelatorOptions.DEFAULT.withAggregation(0, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
