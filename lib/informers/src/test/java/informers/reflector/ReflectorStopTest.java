package informers.reflector;

import static informers.testkit.ServerErrors.expired;
import static informers.testkit.ServerErrors.internalError;
import static informers.testkit.ServerErrors.refused;
import static informers.testkit.ServerErrors.tooManyRequests;
import static informers.testkit.TestObjects.initialEventsEnd;
import static informers.testkit.TestObjects.pod;
import static org.assertj.core.api.Assertions.assertThat;

import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Pod;
import informers.testkit.RecordingStore;
import informers.testkit.ScriptedListerWatcher;
import informers.testkit.ScriptedWatch;
import informers.testkit.SeededScheduler;
import informers.util.Concurrency.Task;
import informers.watch.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A server with all kinds of failures, and a stop at any moment, in many interleavings. */
class ReflectorStopTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final AtomicInteger listed = new AtomicInteger();
    private final AtomicInteger watched = new AtomicInteger();

    private static ObjectList<Pod> list(SeededScheduler concurrency) {
        double mood = concurrency.random();
        if (mood < 0.2) {
            throw refused(expired());
        }
        if (mood < 0.4) {
            throw refused(internalError());
        }
        return ObjectList.of("5", List.of(pod("ns/a", 1)));
    }

    private static Watch<Pod> watch(SeededScheduler concurrency, ListOptions options) {
        double mood = concurrency.random();
        if (mood < 0.1) {
            throw refused(tooManyRequests());
        }
        ScriptedWatch<Pod> watch = new ScriptedWatch<>(concurrency);
        if (mood < 0.5) {
            watch.added(pod("ns/a", 2));
        }
        if (options.sendInitialEvents() != null && mood < 0.8) {
            watch.event(initialEventsEnd(Pod.TYPE, 6));
        }
        if (concurrency.random() < 0.5) {
            watch.pause(SECOND.multipliedBy((long) (concurrency.random() * 30)));
        }
        double end = concurrency.random();
        if (end < 0.2) {
            return watch.error(expired());
        }
        if (end < 0.4) {
            return watch.error(tooManyRequests());
        }
        return end < 0.6 ? watch.pause(SECOND).end() : watch;
    }

    @Test
    @DisplayName("Stop at any moment: it ends at once, no thread is left, and no request or report follows")
    void anyMoment() {
        for (long seed = 0; seed < 100; seed++) {
            boolean streamed = seed % 2 == 0;
            SeededScheduler.run(seed, concurrency -> {
                ScriptedListerWatcher<Pod> server = new ScriptedListerWatcher<>(concurrency);
                for (int i = 0; i < 500; i++) {
                    if (concurrency.random() < 0.1) {
                        server.listHangs();
                    } else {
                        server.list(o -> list(concurrency));
                    }
                    if (concurrency.random() < 0.1) {
                        server.watchHangs();
                    } else {
                        server.watch(o -> watch(concurrency, o));
                    }
                }
                RecordingStore<Pod> store = new RecordingStore<>();
                List<RuntimeException> received = new ArrayList<>();
                Reflector<Pod> reflector = new Reflector<>(
                        server,
                        store,
                        ReflectorOptions.of(Pod.TYPE)
                                .withName("r")
                                .withUseWatchList(streamed)
                                .withResyncPeriod(SECOND.multipliedBy(3))
                                .withWatchErrorHandler((who, error) -> received.add(error)),
                        concurrency);
                Task task = concurrency.spawn("reflector", reflector::run);
                try {
                    concurrency.sleep(Duration.ofMillis((long) (concurrency.random() * 60_000)));
                    reflector.close();
                    long closedAt = concurrency.nanoTime();
                    int lists = server.lists().size();
                    int watches = server.watches().size();
                    task.join();
                    assertThat(concurrency.nanoTime() - closedAt)
                            .as("it waits for nothing more")
                            .isLessThan(1000);
                    assertThat(server.lists()).hasSizeLessThanOrEqualTo(lists);
                    assertThat(server.watches()).hasSizeLessThanOrEqualTo(watches);
                    assertThat(received).noneMatch(error -> error.getMessage().contains("cancelled"));
                    int calls = store.calls().size();
                    concurrency.sleep(SECOND.multipliedBy(10));
                    assertThat(store.calls()).hasSize(calls);
                    listed.addAndGet(lists);
                    watched.addAndGet(watches);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
        }
        assertThat(listed).as("lists that were sent meanwhile").hasValueGreaterThan(50);
        assertThat(watched).as("watches").hasValueGreaterThan(50);
    }
}
