package informers.reflector;

import static informers.testkit.ServerErrors.expired;
import static informers.testkit.ServerErrors.forbidden;
import static informers.testkit.ServerErrors.internalError;
import static informers.testkit.ServerErrors.refused;
import static informers.testkit.ServerErrors.tooLargeResourceVersion;
import static informers.testkit.ServerErrors.tooManyRequests;
import static informers.testkit.TestObjects.bookmark;
import static informers.testkit.TestObjects.initialEventsEnd;
import static informers.testkit.TestObjects.pod;
import static org.assertj.core.api.Assertions.assertThat;

import informers.api.ListOptions;
import informers.api.ObjectList;
import informers.api.Pod;
import informers.api.Status;
import informers.client.rest.UnreachableException.Reason;
import informers.queue.RealFIFO;
import informers.queue.RealFIFOOptions;
import informers.testkit.ScriptedListerWatcher;
import informers.testkit.ScriptedWatch;
import informers.testkit.SeededScheduler;
import informers.testkit.ServerErrors;
import informers.testkit.TestObjects;
import informers.util.Concurrency.Task;
import informers.watch.WatchEvent;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes of naive reflectors, and bugs of other clients. */
class ReflectorTrapsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    @DisplayName("Trap 3: the list after 410 first uses the last version, and \"\" only if the list is refused")
    void listAfter410() {
        Rig.run(rig -> {
            rig.server
                    .list("7")
                    .list("9")
                    .listFails(refused(tooLargeResourceVersion()))
                    .list("20");
            rig.server.watch().error(expired());
            rig.server.watch().error(expired());
            rig.start();
            rig.passBackoff();
            rig.passBackoff();
            assertThat(rig.server.listVersions()).containsExactly("0", "7", "9", "");
        });
    }

    static Stream<RuntimeException> busy() {
        return Stream.of(ServerErrors.unreachable(Reason.REFUSED), refused(tooManyRequests()));
    }

    @ParameterizedTest
    @MethodSource("busy")
    @DisplayName("Trap 4: a watch that gets 429 or a refused connection never leads to a list")
    void busyForLong(RuntimeException why) {
        Rig.run(rig -> {
            rig.server.list("7");
            IntStream.range(0, 50).forEach(i -> rig.server.watchFails(why));
            rig.start();
            rig.pass(Duration.ofHours(1));
            assertThat(rig.server.watches()).hasSize(51);
            assertThat(rig.server.lists()).hasSize(1);
        });
    }

    @Test
    @DisplayName("Trap 5: a watch that ends in good order is followed by the next without any delay")
    void noDelay() {
        Rig.run(rig -> {
            rig.server.list("7");
            IntStream.range(0, 20).forEach(i -> rig.server.watch().pause(SECOND).end());
            rig.start();
            rig.pass(SECOND.multipliedBy(20));
            assertThat(rig.server.watches()).hasSize(21);
            assertThat(rig.events.backoffs).isEmpty();
        });
    }

    @ParameterizedTest(name = "list at \"{0}\"")
    @DisplayName("Trap 6: a watch from \"\" or \"0\" begins with ADDED in no order: their versions do not count")
    @ValueSource(strings = {"", "0"})
    void unorderedAdded(String version) {
        Rig.run(rig -> {
            rig.server.list(version);
            ScriptedWatch<Pod> watch = rig.server.watch().added(pod("ns/a", 30)).added(pod("ns/b", 10));
            rig.start();
            assertThat(rig.store.content()).containsExactly("ns/a@30", "ns/b@10");
            assertThat(rig.version()).isEqualTo(version);
            watch.modified(pod("ns/b", 31));
            rig.settle();
            assertThat(rig.version()).isEqualTo("31");
            watch.added(pod("ns/c", 32));
            rig.settle();
            assertThat(rig.version()).as("from now on they are in order").isEqualTo("32");
        });
    }

    @Test
    @DisplayName("Trap 6: in a watch from a version, an ADDED counts at once")
    void orderedAdded() {
        Rig.run(rig -> {
            rig.server.list("7");
            rig.server.watch().added(pod("ns/a", 8));
            rig.start();
            assertThat(rig.version()).isEqualTo("8");
        });
    }

    @Test
    @DisplayName("Trap 12: the watch error handler is not called for errors within a watch; the monitor is")
    void handlerIsSilent() {
        Rig.run(rig -> {
            List<Status> errors = List.of(expired(), tooManyRequests(), internalError(), forbidden());
            errors.forEach(e -> rig.server.list("7").watch().error(e));
            rig.server.list("8");
            rig.start();
            IntStream.range(0, 4).forEach(i -> rig.passBackoff());
            assertThat(rig.events.streamErrors).isEqualTo(errors);
            assertThat(rig.handled).isEmpty();
        });
    }

    @Test
    @DisplayName("Trap 13: only the annotated bookmark ends a streamed list")
    void annotatedBookmark() {
        Rig.run(rig -> {
            ScriptedWatch<Pod> watch = rig.server.watch().added(pod("ns/a", 1)).event(bookmark(Pod.TYPE, 2));
            watch.event(TestObjects.annotatedBookmark(Pod.TYPE, 3, Map.of(WatchEvent.INITIAL_EVENTS_END, "false")));
            rig.startStreaming();
            assertThat(rig.store.calls()).isEmpty();
            watch.event(initialEventsEnd(Pod.TYPE, 4));
            rig.settle();
            assertThat(rig.store.calls()).containsExactly("replace [ns/a@1] at 4");
        });
    }

    @ParameterizedTest(name = "streamed: {0}")
    @DisplayName("Trap 15: an empty list is a list: the queue has synced once it is popped")
    @ValueSource(booleans = {false, true})
    void emptyList(boolean streamed) {
        SeededScheduler.run(1, concurrency -> {
            RealFIFO<Pod> queue = new RealFIFO<>(RealFIFOOptions.atomic(Pod::key), concurrency);
            ScriptedListerWatcher<Pod> server = new ScriptedListerWatcher<>(concurrency);
            if (streamed) {
                server.watch().event(initialEventsEnd(Pod.TYPE, 1));
            } else {
                server.list("1");
            }
            Reflector<Pod> reflector = new Reflector<>(
                    server, queue, ReflectorOptions.of(Pod.TYPE).withUseWatchList(streamed), concurrency);
            Task task = concurrency.spawn("reflector", reflector::run);
            try {
                assertThat(queue.hasSynced()).isFalse();
                queue.pop((deltas, initial) -> assertThat(initial).isTrue());
                assertThat(queue.hasSynced()).isTrue();
                reflector.close();
                task.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    @DisplayName("Bug 6: a list does not send an expired version forever")
    void expiredForEver() {
        Rig.run(rig -> {
            // A server that has forgotten all but the newest: it refuses every version.
            for (int i = 0; i < 100; i++) {
                rig.server.list(o -> {
                    if (o.resourceVersion().equals("7")) {
                        throw refused(expired());
                    }
                    return ObjectList.of("7", List.of());
                });
                rig.server.watch().error(expired());
            }
            rig.start();
            rig.pass(MINUTE.multipliedBy(5));
            List<String> versions = rig.server.listVersions();
            assertThat(versions).startsWith("0", "7", "", "7", "");
            assertThat(rig.handled).isEmpty();
        });
    }

    @Test
    @DisplayName("Bug 7: 410 is normal: neither the handler nor requestFailed is called")
    void goneIsNormal() {
        Rig.run(rig -> {
            rig.server.list("7").list("9");
            rig.server.watch().error(expired());
            rig.start();
            rig.passBackoff();
            assertThat(rig.handled).isEmpty();
            assertThat(rig.events.failed).isEmpty();
            assertThat(rig.stats().relists()).containsEntry(RelistCause.EXPIRED, 1L);
        });
    }

    @Test
    @DisplayName("Bug 8: \"too large\" after a failover does not last forever, and does not reach the handler")
    void tooLargeForEver() {
        Rig.run(rig -> {
            rig.server.list("100").watchFails(refused(tooLargeResourceVersion())); // the new leader is behind
            rig.server.listFails(refused(tooLargeResourceVersion())).list("90");
            rig.start();
            rig.passBackoff();
            assertThat(rig.server.listVersions()).containsExactly("0", "100", "");
            assertThat(rig.version()).isEqualTo("90");
            assertThat(rig.handled).as("the refused watch, no list").hasSize(1);
        });
    }

    @Test
    @DisplayName(
            "Bug 9 and Bug 10: a watch that is silently dead ends at its client's deadline, and the next one continues from there")
    void silentlyDead() {
        Rig.run(rig -> {
            rig.server.list("7");
            rig.server
                    .watch()
                    .added(pod("ns/a", 8))
                    .pause(MINUTE.multipliedBy(10))
                    .breakOff(new SocketTimeoutException("no bytes"));
            rig.start();
            rig.pass(MINUTE.multipliedBy(9));
            assertThat(rig.server.watches().get(0).timeoutSeconds())
                    .as("the server is given a timeout")
                    .isNotNull();
            assertThat(rig.stats().sinceLastEvent())
                    .hasValueSatisfying(silence -> assertThat(silence).isGreaterThan(MINUTE.multipliedBy(8)));
            rig.pass(MINUTE.multipliedBy(2));
            assertThat(rig.server.watchVersions()).containsExactly("7", "8");
        });
    }

    @Test
    @DisplayName("Bug 11: a watch that times out every ten seconds leads to no list")
    void timesOutOften() {
        Rig.run(rig -> {
            rig.server.list("7");
            IntStream.range(0, 30)
                    .forEach(i -> rig.server
                            .watch()
                            .pause(SECOND.multipliedBy(10))
                            .breakOff(new SocketTimeoutException("Read timed out")));
            rig.start();
            rig.pass(MINUTE.multipliedBy(5));
            assertThat(rig.server.watches().size()).isGreaterThan(29);
            assertThat(rig.server.lists()).hasSize(1);
        });
    }

    @Test
    @DisplayName("Bug 12: whatever throws while a list is stored is reported, and the list is repeated")
    void throwsInTheList() {
        Rig.run(rig -> {
            rig.server
                    .list(o -> {
                        throw new NullPointerException("in the middle");
                    })
                    .list("7", pod("ns/a", 1))
                    .list("8", pod("ns/a", 2));
            rig.store.failOn(call -> call.endsWith("at 7"));
            rig.start();
            rig.pass(SECOND.multipliedBy(2));
            assertThat(rig.version())
                    .as("the version of a refused list is not recorded")
                    .isEmpty();
            rig.passBackoff();
            assertThat(rig.store.content()).containsExactly("ns/a@2");
            assertThat(rig.events.storeErrors).hasSize(1);
            assertThat(rig.handled).hasSize(2).satisfies(errors -> {
                assertThat(errors.get(0)).isInstanceOf(NullPointerException.class);
                assertThat(errors.get(1)).hasMessageContaining("the store refused the list: made to fail");
            });
            assertThat(rig.server.listVersions()).containsExactly("0", "0", "0");
            assertThat(rig.stats().relists()).isEqualTo(java.util.Map.of(RelistCause.LIST_FAILED, 2L));
        });
    }

    @Test
    @DisplayName("Bug 13: whether it watches, and the time since the last event, can be read at any time")
    void canBeAsked() {
        Rig.run(rig -> {
            rig.server.list("7", pod("ns/a", 1));
            ScriptedWatch<Pod> watch = rig.server.watch();
            rig.start();
            rig.pass(SECOND.multipliedBy(5));
            ReflectorStats stats = rig.stats();
            assertThat(stats.watching()).isTrue();
            assertThat(stats.lists()).isEqualTo(1);
            assertThat(stats.watches()).isEqualTo(1);
            assertThat(stats.events()).isZero();
            assertThat(stats.sinceLastEvent())
                    .hasValueSatisfying(t -> assertThat(t).isGreaterThanOrEqualTo(SECOND.multipliedBy(5)));
            assertThat(stats.lastSyncResourceVersion()).isEqualTo("7");
            watch.event(bookmark(Pod.TYPE, 9));
            rig.settle();
            assertThat(rig.stats().events()).isEqualTo(1);
            assertThat(rig.stats().sinceLastEvent())
                    .hasValueSatisfying(t -> assertThat(t).isLessThan(SECOND));
            watch.error(internalError());
            rig.settle();
            assertThat(rig.stats().watching()).isFalse();
            assertThat(rig.stats().backoffs()).isEqualTo(1);
            rig.stop();
            assertThat(rig.stats().watching()).isFalse();
        });
    }

    @ParameterizedTest
    @DisplayName("Bug 14: no HTTP status of a list or a watch ends it")
    @ValueSource(ints = {400, 401, 403, 404, 405, 406, 409, 410, 413, 422, 429, 500, 501, 502, 503, 504, 599})
    void everyStatus(int code) {
        Rig.run(rig -> {
            Status status = Status.failure(code, "", "no");
            rig.server
                    .listFails(refused(status))
                    .listFails(refused(status))
                    .list("7")
                    .list("8");
            rig.server.watchFails(refused(status)).watchFails(refused(status));
            rig.server.watch().added(pod("ns/a", 9));
            // at 410 two refused lists are one cycle, and no list follows the second refused watch
            rig.server.list("8").list("8");
            rig.start();
            IntStream.range(0, 4).forEach(i -> rig.passBackoff());
            assertThat(rig.store.content()).containsExactly("ns/a@9");
        });
    }

    @Test
    @DisplayName(
            "Bug 15: the monitor and the figures show what the handler is not called for, such as endless reconnects")
    void reconnectsAreSeen() {
        Rig.run(rig -> {
            rig.server.list("7");
            IntStream.range(0, 5).forEach(i -> rig.server.watchFails(ServerErrors.unreachable(Reason.REFUSED)));
            rig.start();
            rig.pass(Duration.ofMinutes(10));
            assertThat(rig.handled).isEmpty();
            assertThat(rig.events.failed).hasSize(5);
            assertThat(rig.events.reactions).containsOnly(Reaction.BACKOFF).hasSize(5);
            assertThat(rig.stats().backoffs()).isEqualTo(5);
        });
    }

    @Test
    @DisplayName("Bug 16: an exception does not end the resyncs silently")
    void resyncsContinue() {
        AtomicInteger asked = new AtomicInteger();
        Rig.run(rig -> {
            asked.set(0);
            rig.server.list("7").list("8");
            rig.start(o -> o.withResyncPeriod(SECOND).withShouldResync(() -> {
                if (asked.incrementAndGet() == 1) {
                    throw new IllegalStateException("once");
                }
                return true;
            }));
            rig.pass(SECOND.multipliedBy(10));
            assertThat(rig.events.storeErrors).singleElement().asString().contains("once");
            assertThat(rig.store.calls("resync").size()).isGreaterThan(3);
        });
    }

    @Test
    @DisplayName("Bug 17: a server that closes every watch at once is listed, and never watched in a busy loop")
    void closesAtOnce() {
        Rig.run(rig -> {
            for (int i = 0; i < 40; i++) {
                rig.server.list("" + i).watch().end();
            }
            rig.start();
            rig.pass(MINUTE.multipliedBy(10));
            assertThat(rig.server.lists().size()).isBetween(10, 40);
            assertThat(rig.server.lists()).hasSameSizeAs(rig.server.watches());
            assertThat(rig.stats().relists().get(RelistCause.VERY_SHORT_WATCH)).isGreaterThan(8);
        });
    }

    @Test
    @DisplayName("Bug 29: a server without the annotated bookmark is reported")
    void noAnnotatedBookmark() {
        Rig.run(rig -> {
            rig.server.watch().added(pod("ns/a", 1)).event(bookmark(Pod.TYPE, 5));
            rig.startStreaming();
            rig.pass(MINUTE);
            assertThat(rig.events.late).hasSizeBetween(4, 6);
            assertThat(rig.stats().sinceLastEvent()).isPresent();
        });
    }

    @Test
    @DisplayName("Bug 34: a permanent 403 backs off, and a stop leaves no thread")
    void forbiddenForEver() {
        Rig.run(rig -> {
            IntStream.range(0, 200).forEach(i -> rig.server.listFails(refused(forbidden())));
            rig.start(o -> o.withResyncPeriod(SECOND));
            rig.pass(Duration.ofHours(1));
            // Every two minutes the backoff is reset: about seven requests then, and no two within 0.8 s.
            assertThat(rig.server.lists().size()).isBetween(60, 199);
            assertThat(rig.events.backoffs).allMatch(wait -> wait.toMillis() >= 800);
            assertThat(rig.store.calls()).as("nothing to resync either").isEmpty();
            rig.stop(); // the scheduler fails the test if a task is left
        });
    }

    @Test
    @DisplayName("Bug 38: \"\", which the server reads from etcd, is requested only after a refusal")
    void fromEtcdOnlyIfNeeded() {
        Rig.run(rig -> {
            rig.server.list("7").list("8").list("9");
            rig.server.watch().error(expired());
            rig.server.watch().error(internalError());
            rig.start();
            rig.passBackoff();
            rig.passBackoff();
            assertThat(rig.server.listVersions()).containsExactly("0", "7", "8");
        });
    }

    @Test
    @DisplayName("Bug 39: a later list does not go back in time: it requests the last known version, or the newest")
    void neverBack() {
        Rig.run(rig -> {
            rig.server.list("7").list("20").listFails(refused(internalError())).list("21");
            rig.server.watch().added(pod("ns/a", 15)).error(expired());
            rig.server.watch().error(expired());
            rig.start();
            rig.passBackoff();
            rig.passBackoff();
            assertThat(rig.server.listVersions()).containsExactly("0", "15", "20", "20");
        });
    }

    @Test
    @DisplayName("Bug 42: a long first list is read in pages of 500")
    void pages() {
        Rig.run(rig -> {
            rig.server
                    .list(o -> new ObjectList<>("7", "more", -1, List.of(pod("ns/a", 1))))
                    .list("7", pod("ns/b", 2));
            rig.start();
            assertThat(rig.server.lists())
                    .containsExactly(
                            ListOptions.ALL.withResourceVersion("0").withLimit(500),
                            ListOptions.ALL.withContinue("more").withLimit(500));
            assertThat(rig.store.calls()).containsExactly("replace [ns/a@1, ns/b@2] at 7");
        });
    }
}
