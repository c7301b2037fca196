package informers.informer;

import static informers.testkit.ServerErrors.refused;
import static informers.testkit.ServerErrors.unreachable;
import static informers.testkit.TestObjects.bookmark;
import static informers.testkit.TestObjects.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import informers.api.Pod;
import informers.api.Status;
import informers.client.rest.UnreachableException.Reason;
import informers.testkit.ScriptedListerWatcher;
import informers.testkit.ScriptedWatch;
import informers.testkit.SeededRuns;
import informers.testkit.SeededScheduler;
import informers.testkit.ServerErrors;
import informers.util.Concurrency;
import informers.watch.EventType;
import informers.watch.WatchEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** client-go: tools/watch/retrywatcher_test.go. */
class RetryWatcherTest {
    private static final Status UNAUTHORIZED = Status.failure(401, "Unauthorized", "Unauthorized");
    private static final Status TIMEOUT = Status.failure(504, "Timeout", "timeout");
    private static final Status ODD = Status.failure(418, "Teapot", "short and stout");

    private static String text(WatchEvent<Pod> event) {
        return event.type() == EventType.ERROR
                ? "ERROR " + event.status().orElseThrow().code()
                : event.type() + " " + event.resourceVersion();
    }

    /** Reads all events until the watch has ended. */
    private static List<String> all(RetryWatcher<Pod> watcher) {
        List<String> all = new ArrayList<>();
        for (Optional<WatchEvent<Pod>> event = watcher.next(); event.isPresent(); event = watcher.next()) {
            all.add(text(event.get()));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0"})
    @DisplayName("C79 TestNewRetryWatcher: it needs a version from which it can go on")
    void newRetryWatcher(String version) {
        SeededRuns.run(concurrency -> assertThatThrownBy(
                        () -> new RetryWatcher<>(version, new ScriptedListerWatcher<Pod>(concurrency), concurrency))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found \"" + version + "\""));
    }

    private static Arguments from(String name, Consumer<ScriptedListerWatcher<Pod>> trouble) {
        return Arguments.of(name, trouble);
    }

    private static Consumer<ScriptedListerWatcher<Pod>> error(Status status) {
        return source -> source.watch().error(status);
    }

    static Stream<Arguments> recoveries() {
        return Stream.of(
                from("watchClient error", source -> source.watchFails(unreachable(Reason.TIMED_OUT))),
                from("connection lost", source -> source.watchFails(unreachable(Reason.BROKEN))),
                from("410 on establishment", source -> source.watchFails(refused(ServerErrors.expired()))),
                from("429 on establishment", source -> source.watchFails(refused(ServerErrors.tooManyRequests()))),
                from("an exception", source -> source.watchFails(new IllegalStateException("odd"))),
                from("timeout", error(TIMEOUT)),
                from("internal server error", error(ServerErrors.internalError())),
                from("unexpected error code", error(ODD)),
                from("closed watch", source -> source.watch().end()),
                from("broken watch", source -> source.watch().breakOff(new IOException("reset"))));
    }

    @ParameterizedTest(name = "recovers from {0}")
    @MethodSource("recoveries")
    @DisplayName("C79 TestRetryWatcher: it opens another watch from the last version, a second after the first one")
    void recovers(String name, Consumer<ScriptedListerWatcher<Pod>> trouble) {
        SeededRuns.run(concurrency -> {
            ScriptedListerWatcher<Pod> source = new ScriptedListerWatcher<>(concurrency);
            trouble.accept(source);
            source.watch().added(pod("a", 2)).error(ServerErrors.expired());
            try (RetryWatcher<Pod> watcher = new RetryWatcher<>("1", source, concurrency)) {
                assertThat(all(watcher)).as(name).containsExactly("ADDED 2", "ERROR 410");
                assertThat(source.watchVersions()).containsExactly("1", "1");
                assertThat(source.watches())
                        .allMatch(options -> options.allowWatchBookmarks() && options.timeoutSeconds() == null);
                assertThat(Duration.ofNanos(concurrency.nanoTime())).isEqualTo(Duration.ofSeconds(1));
                assertThat(source.lists()).isEmpty();
            }
        });
    }

    @Test
    @DisplayName("C79 TestRetryWatcher: survives 4 closed watches, and passes every event once")
    void survivesClosedWatches() {
        SeededRuns.run(concurrency -> {
            ScriptedListerWatcher<Pod> source = new ScriptedListerWatcher<>(concurrency);
            source.watch().added(pod("a", 10)).end();
            source.watch().modified(pod("a", 12)).event(bookmark(Pod.TYPE, 15)).end();
            source.watch().end();
            source.watch().pause(Duration.ofSeconds(30)).deleted(pod("a", 20)).end(); // longer than the pause
            source.watch().error(ServerErrors.expired());
            try (RetryWatcher<Pod> watcher = new RetryWatcher<>("9", source, concurrency)) {
                assertThat(all(watcher)).containsExactly("ADDED 10", "MODIFIED 12", "DELETED 20", "ERROR 410");
                assertThat(source.watchVersions()).containsExactly("9", "10", "15", "15", "20");
                assertThat(Duration.ofNanos(concurrency.nanoTime())).isEqualTo(Duration.ofSeconds(33));
            }
        });
    }

    @Test
    @DisplayName("C79 TestRetryWatcher: waits as long as the server asks before it opens another watch")
    void retryAfter() {
        SeededRuns.run(concurrency -> {
            ScriptedListerWatcher<Pod> source = new ScriptedListerWatcher<>(concurrency);
            source.watch().error(new Status("Failure", "busy", "InternalError", 500, List.of(), 7));
            source.watch().error(ServerErrors.expired());
            try (RetryWatcher<Pod> watcher = new RetryWatcher<>("1", source, concurrency)) {
                assertThat(all(watcher)).containsExactly("ERROR 410");
                assertThat(Duration.ofNanos(concurrency.nanoTime())).isEqualTo(Duration.ofSeconds(7));
            }
        });
    }

    @Test
    @DisplayName("C80 TestRetryWatcher: fails on Gone, Forbidden, Unauthorized, and on an event without a version")
    void fails() {
        SeededRuns.run(concurrency -> {
            for (Status status : List.of(ServerErrors.forbidden(), UNAUTHORIZED)) {
                ScriptedListerWatcher<Pod> source = new ScriptedListerWatcher<>(concurrency);
                source.watchFails(refused(status));
                assertThat(all(new RetryWatcher<>("1", source, concurrency))).containsExactly("ERROR " + status.code());
                assertThat(source.watches()).hasSize(1);
            }
            ScriptedListerWatcher<Pod> gone = new ScriptedListerWatcher<>(concurrency);
            ScriptedWatch<Pod> watch = gone.watch().error(ServerErrors.expired());
            assertThat(all(new RetryWatcher<>("1", gone, concurrency))).containsExactly("ERROR 410");
            assertThat(watch.isClosed()).isTrue();
            ScriptedListerWatcher<Pod> unversioned = new ScriptedListerWatcher<>(concurrency);
            unversioned
                    .watch()
                    .added(Pod.TYPE.decode("{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"a\"}}"
                            .getBytes(StandardCharsets.UTF_8)));
            assertThat(all(new RetryWatcher<>("1", unversioned, concurrency))).containsExactly("ERROR 500");
        });
    }

    @Test
    @DisplayName("C80 TestRetryWatcherToFinishWithUnreadEvents: it can be closed at any moment, and ends at once")
    void close() {
        SeededRuns.run(50, concurrency -> {
            List<Consumer<ScriptedListerWatcher<Pod>>> states = List.of(
                    source -> source.watch().added(pod("a", 2)).added(pod("a", 3)), // unread events
                    source -> source.watchHangs(), // a request in progress
                    source -> source.watch().end(), // pausing
                    source -> source.watch()); // waiting
            for (Consumer<ScriptedListerWatcher<Pod>> state : states) {
                ScriptedListerWatcher<Pod> source = new ScriptedListerWatcher<>(concurrency);
                state.accept(source);
                RetryWatcher<Pod> watcher = new RetryWatcher<>("1", source, concurrency);
                Concurrency.Task reader = concurrency.spawn("reader", () -> all(watcher));
                concurrency.yield();
                long from = concurrency.nanoTime();
                watcher.close();
                watcher.close();
                reader.join();
                assertThat(concurrency.nanoTime()).isEqualTo(from);
                assertThat(watcher.next()).isEmpty();
            }
        });
    }

    @Test
    @DisplayName("C80 an interrupt of the reader ends it, and stays set")
    void interrupt() {
        SeededRuns.run(20, concurrency -> {
            ScriptedListerWatcher<Pod> source = new ScriptedListerWatcher<>(concurrency);
            source.watch().end();
            boolean[] stillSet = new boolean[1];
            Concurrency.Task reader = concurrency.spawn("reader", () -> {
                all(new RetryWatcher<>("1", source, concurrency));
                stillSet[0] = isInterrupted(concurrency);
            });
            concurrency.sleep(Duration.ofMillis(500));
            reader.interrupt();
            reader.join();
            assertThat(stillSet[0]).isTrue();
        });
    }

    private static boolean isInterrupted(SeededScheduler concurrency) {
        try {
            concurrency.sleep(Duration.ofNanos(1));
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
